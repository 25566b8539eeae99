import type { Agenda } from '../../sessions/agenda.ts';
import type { Report, ReportRound } from '../../sessions/report.ts';
import type { BallotOf, ResultOf } from '../../sessions/rounds/registry.ts';
import type { Me } from '../../sessions/protocol.ts';
import { canonical, type SentCommand } from './live-client.ts';

/**
 * What must be true of a session, worked out from what was acknowledged to its participants and from nothing else.
 * It shares no code with the product, so that both would have to be wrong in the same way.
 */

/** A participant and everything asked in that name, over however many connections. */
export interface Voice {
  participantId: string;
  sent: readonly SentCommand[];
}

/** What one participant has standing in one round. */
export interface Standing {
  ballot: unknown;
  /** Texts by contribution id. */
  contributions: Map<string, string>;
}

/** What stands of a participant, per round, up to a sequence number; rounds without any answer are missing. */
export function standingOf(voice: Voice, upTo = Infinity): Map<string, Standing> {
  const acknowledged = voice.sent.flatMap(({ command, outcome }) =>
    outcome?.is === 'done' && outcome.ack.seq <= upTo ? [{ command, ack: outcome.ack }] : [],
  );
  const rounds = new Map<string, Standing>();
  for (const { command, ack } of acknowledged.sort((a, b) => a.ack.seq - b.ack.seq)) {
    const roundId = String(command['roundId']);
    const standing = rounds.get(roundId) ?? { ballot: undefined, contributions: new Map<string, string>() };
    rounds.set(roundId, standing);
    switch (command.type) {
      case 'cast-ballot':
        standing.ballot = command['ballot'];
        break;
      case 'withdraw-ballot':
        standing.ballot = undefined;
        break;
      case 'add-contribution':
        standing.contributions.set(
          (ack.result as { contributionId: string }).contributionId,
          String(command['text']),
        );
        break;
      case 'edit-contribution':
        standing.contributions.set(String(command['contributionId']), String(command['text']));
        break;
      case 'withdraw-contribution':
        standing.contributions.delete(String(command['contributionId']));
        break;
      default:
        throw new Error(`the model knows no ${command.type}`);
    }
  }
  return rounds;
}

/**
 * Holds what a participant was told of own answers, at a sequence number, against what was acknowledged until then.
 *
 * @param final secret rounds that are closed: nobody can be told any more what the own ballot was
 */
export function meFaults(
  voice: Voice,
  me: Me | null,
  seq: number,
  final: ReadonlySet<string> = new Set(),
): string[] {
  if (me?.participantId !== voice.participantId)
    return [`${voice.participantId} is told of nothing of its own`];
  const faults: string[] = [];
  const standing = standingOf(voice, seq);
  const lines = (roundId: string, texts: Iterable<[string, string]>) =>
    [...texts].map(([id, text]) => `${roundId} ${id} ${text}`);
  differences(
    `ballots that ${voice.participantId} is told`,
    [...standing].flatMap(([id, { ballot }]) =>
      ballot === undefined || final.has(id) ? [] : `${id} ${canonical(ballot)}`,
    ),
    Object.entries(me.ballots).flatMap(([id, ballot]) => (final.has(id) ? [] : `${id} ${canonical(ballot)}`)),
    faults,
  );
  differences(
    `ideas that ${voice.participantId} is told`,
    [...standing].flatMap(([id, { contributions }]) => lines(id, contributions)),
    me.contributions.flatMap(({ roundId, id, text }) => lines(roundId, [[id, text]])),
    faults,
  );
  return faults;
}

/**
 * Compares a report with the model; answers every difference in words.
 *
 * @param unheard joins whose answer never came: so many may be in the report and known to nobody
 */
export function reportFaults(
  report: Report,
  agenda: Agenda,
  voices: readonly Voice[],
  unheard = 0,
): string[] {
  const faults: string[] = [];
  const standing = new Map(voices.map((voice) => [voice.participantId, standingOf(voice)]));
  joinFaults(
    report.participants.map(({ participantId }) => participantId),
    voices,
    unheard,
    faults,
  );
  for (const { id, kind, config } of agenda) {
    const round = report.rounds.find(({ roundId }) => roundId === id);
    if (!round) {
      faults.push(`round ${id} is not in the report`);
      continue;
    }
    const { anonymity, authorship } = config as { anonymity?: string; authorship?: string };
    const named = anonymity === 'named' || authorship === 'named';
    const sign = (participantId: string | null) => (named ? `${participantId} ` : '');
    const ballots: string[] = [];
    const texts: string[] = [];
    for (const [participantId, rounds] of standing) {
      const own = rounds.get(id);
      if (own?.ballot !== undefined) ballots.push(sign(participantId) + canonical(own.ballot));
      for (const [contributionId, text] of own?.contributions ?? [])
        texts.push(`${sign(participantId)}${contributionId} ${text}`);
    }
    const kept = round.ballots.map(({ participantId, ballot }) => sign(participantId) + canonical(ballot));
    differences(`ballots of ${id}`, ballots, kept, faults);
    const keptTexts = round.contributions.map(
      ({ participantId, contributionId, text }) => `${sign(participantId)}${contributionId} ${text}`,
    );
    differences(`contributions of ${id}`, texts, keptTexts, faults);
    const cast = [...standing.values()].flatMap((rounds) => rounds.get(id)?.ballot ?? []);
    countFaults(round, kind, cast, faults);
  }
  return faults;
}

/** Everybody who was told to be in is in, once, and nobody else but those who never heard. */
export function joinFaults(
  found: readonly string[],
  voices: readonly Voice[],
  unheard: number,
  faults: string[],
): void {
  const known = new Set(voices.map(({ participantId }) => participantId));
  const strangers = found.filter((participantId) => !known.has(participantId));
  if (strangers.length > unheard)
    faults.push(`participants: ${strangers.length} strangers, ${unheard} joins were never answered`);
  differences(
    'participants',
    [...known],
    found.filter((participantId) => known.has(participantId)),
    faults,
  );
}

/** Recounts a voting round by hand. */
function countFaults(round: ReportRound, kind: string, cast: unknown[], faults: string[]): void {
  const expected = new Map<string, number>();
  const told = new Map<string, number>();
  const note = (key: string) => expected.set(key, (expected.get(key) ?? 0) + 1);
  if (kind === 'choice') {
    for (const { picks, abstain } of cast as BallotOf<'choice'>[]) {
      note(abstain ? 'abstentions' : 'respondents');
      for (const pick of picks) note(pick);
    }
    const result = round.result as ResultOf<'choice'> | null;
    told.set('abstentions', result?.abstentions ?? 0).set('respondents', result?.respondents ?? 0);
    for (const { id, count } of result?.items ?? []) told.set(id, count);
  } else if (kind === 'rating') {
    for (const { scores } of cast as BallotOf<'rating'>[])
      for (const { item, score } of scores) note(`${item}=${score}`);
    const result = round.result as ResultOf<'rating'> | null;
    for (const item of result?.items ?? [])
      if ('distribution' in item)
        for (const [at, count] of item.distribution.entries())
          told.set(`${item.id}=${result?.points[at]}`, count);
  } else return;
  for (const key of new Set([...expected.keys(), ...told.keys()]))
    if ((expected.get(key) ?? 0) !== (told.get(key) ?? 0))
      faults.push(
        `result of ${round.roundId}: ${key} is ${told.get(key)}, counted by hand ${expected.get(key)}`,
      );
}

/** What one list has more of than the other: lost, or from nowhere. */
export function differences(
  what: string,
  expected: readonly string[],
  found: readonly string[],
  faults: string[],
): void {
  const counts = new Map<string, number>();
  for (const each of expected) counts.set(each, (counts.get(each) ?? 0) + 1);
  for (const each of found) counts.set(each, (counts.get(each) ?? 0) - 1);
  for (const [each, count] of counts) {
    if (count > 0) faults.push(`${what}: lost ${count} × ${each.slice(0, 300)}`);
    if (count < 0) faults.push(`${what}: ${-count} too many × ${each.slice(0, 300)}`);
  }
}
