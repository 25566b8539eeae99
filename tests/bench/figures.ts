/** Everything one launch of one server is measured for. */
export interface Figures {
  joinsPerSecond: number;
  lostJoins: number;
  /** Bytes in use per participant, and growth of the process, after collecting garbage. */
  liveBytes: number;
  rssBytes: number;
  /** Milliseconds until the last client had the question. */
  fanOutLast: number;
  /** Everybody votes within one second. */
  secondP50: number;
  secondP99: number;
  wallP50: number;
  wallP99: number;
  /** CPU seconds of a full round: question, votes, counts, close. */
  roundCpu: number;
  delayP99: number;
  /** Per participant and round. */
  bytesDown: number;
  bytesUp: number;
  /** The same round in the contestant's other way of telling people. */
  otherP99: number;
  otherCpu: number;
  otherBytesDown: number;
  /** Everybody votes at the same instant. */
  instantP99: number;
  /** Everybody votes again as soon as the last vote is counted. */
  votesPerSecond: number;
  cpuPer10kVotes: number;
  /** CPU per vote in the last tenth of the votes, of that in the first. */
  costGrowth: number;
  /** One vote in a quiet room until the wall shows it. */
  wallQuiet: number;
  reconnectP99: number;
  /** The facilitator's longest wait for an acknowledgement meanwhile. */
  reconnectAck: number;
  stopP99: number;
  /** How busy the core of the crowd was in the closed loop: near 1, the crowd is the limit and not the server. */
  crowdBusy: number;
}

export type Figure = keyof Figures;
