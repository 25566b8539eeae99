import type { RoundDesk } from '../../../client/participant/round-desk.svelte.ts';
import { ballots, results } from '../../../client/rounds/sides.svelte.ts';
import type { Place } from '../../../client/rounds/round-views.ts';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import type { AgendaRound } from '../../../sessions/agenda.ts';
import { RESULT_AUDIENCES } from '../../../sessions/state.ts';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, participant } from '../../sessions/given.ts';
import { show } from '../in-language.ts';
import { CoreRoom } from '../participant/core-room.ts';

/** A participant's ballot paper over the real core: what is sent stands there, or is refused, as it would be. */
export class VotingRoom {
  readonly #room: CoreRoom;
  readonly #roundId: string;

  private constructor(room: CoreRoom, roundId: string) {
    this.#room = room;
    this.#roundId = roundId;
  }

  /** Opens the round and draws its Ballot for the one participant there is. */
  static async open(round: AgendaRound): Promise<VotingRoom & { desk: RoundDesk }> {
    const room = new CoreRoom([round]);
    room.do({ type: 'open-round', roundId: round.id });
    const answers = room.page();
    answers.outbox.online();
    const desk = answers.desk(round.id);
    const part = room.store.round(round.id);
    const Ballot = await ballots.load(round.kind);
    if (!part || !Ballot) throw new Error('there is no such round');
    show(Ballot, { round: part, desk });
    return Object.assign(new VotingRoom(room, round.id), { desk });
  }

  /** Closes the round and draws its Result for the participant, who has been here all along. */
  async reveal(desk: RoundDesk): Promise<void> {
    this.#room.do({ type: 'close-round', roundId: this.#roundId });
    this.#room.do({
      ...{ type: 'show-results', roundId: this.#roundId, shown: true },
      audiences: ['participants'],
    });
    const { store } = this.#room;
    const part = store.round(this.#roundId);
    const Result = part && (await results.load(part.kind));
    if (!Result) throw new Error('there is no such round');
    show(Result, {
      round: part,
      result: store.result(part.id),
      ...{ contributions: [], clusters: [], teams: [], place: 'phone' },
      progress: store.progress(part.id),
      desk,
    });
  }

  /** The ballots that stand. */
  get kept(): unknown[] {
    const { ballots } = this.#room.state.rounds.get(this.#roundId) ?? {};
    return [...(ballots?.values() ?? [])].map(({ ballot }) => ballot);
  }
}

/** Draws the result of these ballots as a place shows it, from what its audience really gets. */
export async function drawResult(
  round: AgendaRound,
  ballots: readonly unknown[],
  place: Place,
  { closed = false, own }: { closed?: boolean; own?: unknown } = {},
): Promise<void> {
  const given = new GivenSession({}, [round]).join(...ballots.map((_, at) => `p${at}`)).opened(round.id);
  for (const [at, ballot] of ballots.entries()) {
    const decision = given.submit(participant(`p${at}`), { type: 'cast-ballot', roundId: round.id, ballot });
    if (!decision.ok) throw new Error(`ballot ${at} was refused: ${decision.refusal}`);
  }
  if (closed) given.facilitate({ type: 'close-round', roundId: round.id });
  given.facilitate({
    type: 'show-results',
    roundId: round.id,
    audiences: [...RESULT_AUDIENCES],
    shown: true,
  });
  const store = new ViewStore();
  const audience = place === 'phone' ? 'participants' : place === 'console' ? 'facilitator' : 'wall';
  store.takeView(viewOf(given.state, given, audience, given.now));
  const part = store.current;
  const Result = part && (await results.load(part.kind));
  if (!Result) throw new Error('there is no such round');
  show(Result, {
    round: part,
    result: store.result(part.id),
    contributions: [],
    clusters: [],
    progress: store.progress(part.id),
    teams: [],
    place,
    ...(own === undefined ? {} : { desk: { ballot: own } as never }),
  });
}

/** The tables behind the charts, cell by cell. */
export function table(): string[][] {
  return [...document.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()),
  );
}

/** Everything that is written on the page, on one line. */
export function written(): string {
  return document.body.textContent.replace(/\s+/g, ' ');
}

/** Until what was sent is answered. */
export const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
