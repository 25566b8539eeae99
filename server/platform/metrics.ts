import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * Every number `/metrics` shows, by name. Nothing in here says who or what: counts, sizes and times only.
 * The event loop's delay comes with the default metrics (`nodejs_eventloop_lag_p99_seconds`).
 */
export interface Metrics {
  readonly registry: Registry;
  /** Commands answered, by outcome: `accepted`, `repeated` or `refused`. */
  readonly commands: Counter<'outcome'>;
  readonly refusals: Counter<'refusal'>;
  readonly commitSeconds: Histogram;
  readonly commitRecords: Histogram;
  readonly connections: Gauge<'audience'>;
  readonly rooms: Gauge<'state'>;
  readonly broadcasts: Counter<'audience'>;
  readonly broadcastSeconds: Histogram;
  readonly broadcastBytes: Counter;
  readonly busConnected: Gauge;
  readonly forwarded: Counter<'outcome'>;
  readonly takeovers: Counter;
  readonly swept: Counter;
  readonly slowConnectionsClosed: Counter;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    commands: new Counter({
      name: 'rondo_commands_total',
      help: 'Commands answered, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    refusals: new Counter({
      name: 'rondo_refusals_total',
      help: 'Commands refused, by refusal code',
      labelNames: ['refusal'],
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'rondo_commit_seconds',
      help: 'Time one journal transaction took, until it was safe on the disk',
      buckets: [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers,
    }),
    commitRecords: new Histogram({
      name: 'rondo_commit_records',
      help: 'Records in one journal transaction',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000],
      registers,
    }),
    connections: new Gauge({
      name: 'rondo_connections',
      help: 'Open connections of this process',
      labelNames: ['audience'],
      registers,
    }),
    rooms: new Gauge({
      name: 'rondo_rooms',
      help: 'Rooms this process owns, by state',
      labelNames: ['state'],
      registers,
    }),
    broadcasts: new Counter({
      name: 'rondo_broadcasts_total',
      help: 'Messages sent to all connections of an audience',
      labelNames: ['audience'],
      registers,
    }),
    broadcastSeconds: new Histogram({
      name: 'rondo_broadcast_seconds',
      help: 'Time the event loop spent on one broadcast, all slices together',
      buckets: [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1],
      registers,
    }),
    broadcastBytes: new Counter({
      name: 'rondo_broadcast_bytes_total',
      help: 'Bytes written by broadcasts',
      registers,
    }),
    busConnected: new Gauge({
      name: 'rondo_bus_connected',
      help: '1 while other processes can be reached',
      registers,
    }),
    forwarded: new Counter({
      name: 'rondo_forwarded_total',
      help: 'Commands forwarded to the process that owns the room, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    takeovers: new Counter({
      name: 'rondo_takeovers_total',
      help: 'Rooms taken over from a process that was gone',
      registers,
    }),
    swept: new Counter({
      name: 'rondo_swept_total',
      help: 'Connections that only the sweeper closed',
      registers,
    }),
    slowConnectionsClosed: new Counter({
      name: 'rondo_slow_connections_closed_total',
      help: 'Connections closed because they took nothing any more',
      registers,
    }),
  };
}
