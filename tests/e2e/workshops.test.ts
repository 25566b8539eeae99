import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleTexts } from '../../client/texts/console.ts';
import { Phone } from '../../server/rehearsal/phone.ts';
import { SimulatedParticipant } from '../../server/rehearsal/participant.ts';
import { forkOf, seededRandom } from '../../server/rehearsal/seeded-random.ts';
import { HABITS } from '../../server/rehearsal/temperament.ts';
import { WORDS } from '../../server/rehearsal/words.ts';
import type { ContributionPart, RoundPart, SessionPart } from '../../sessions/protocol.ts';
import type { SessionSettings } from '../../sessions/state.ts';
import type { TemplateName } from '../../sessions/templates/registry.ts';
import { ApiClient, tokenIn } from '../support/api-client.ts';
import { launchChromium } from '../support/chromium.ts';
import { LiveClient } from '../support/live-client.ts';
import { SeededRandom } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';
import { expectAccessible, LAPTOP, picture, PROJECTOR, seat, type Seat } from './stage.ts';

const PEOPLE = 12;

/** A whole workshop from a template: a facilitator who presses the big key, and the people of a rehearsal. */
describe.each<TemplateName>(['co-creation', 'multi-stakeholder'])('the workshop "%s"', (template) => {
  const random = seededRandom(20_261_122);
  const people: SimulatedParticipant[] = [];
  let server: ServerProcess;
  let browser: Browser;
  let owner: ApiClient;
  let sessionId: string;
  let desk: Seat;
  let wall: Seat;
  let watching: LiveClient;

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.start(), launchChromium()]);
    owner = new ApiClient(server.origin);
    await owner.setUp(await server.setupToken());
    const made = await owner.ask<{ id: string; settings: SessionSettings }>('POST', '/sessions', {
      ...{ template, language: 'en' },
    });
    sessionId = made.id;
    const started = await owner.start(sessionId);
    watching = new LiveClient({
      origins: () => [server.origin],
      credentials: { token: tokenIn(started.coFacilitatorUrl) },
      random: new SeededRandom(1),
    }).start();
    const { names, teams, teamJoin } = made.settings;
    for (let at = 0; at < PEOPLE; at += 1) {
      const team = teamJoin === 'choose' ? teams[at % Math.max(1, teams.length)]?.id : undefined;
      const name = names === 'none' ? undefined : WORDS.en.names[at];
      const { token } = await new ApiClient(server.origin).join(tokenIn(started.joinUrl), {
        ...(name === undefined ? {} : { name }),
        ...(team === undefined ? {} : { team }),
      });
      const phone = new Phone(server.origin, token);
      const mind = forkOf(random);
      people.push(
        new SimulatedParticipant(phone, team ?? null, HABITS.lively, WORDS.en, mind, () =>
          seededRandom(at % 2),
        ),
      );
    }
    [desk, wall] = await Promise.all([seat(browser, LAPTOP), seat(browser, PROJECTOR)]);
    const [cookie = '', value = ''] = owner.cookie.split('=');
    await desk.context.addCookies([
      { name: cookie, value, url: server.origin, httpOnly: true, sameSite: 'Lax' },
    ]);
    await Promise.all([
      desk.page.goto(`${server.origin}/app/sessions/${sessionId}/console`),
      wall.page.goto(started.wallUrl),
    ]);
    await desk.page.locator('button.next').waitFor();
    await desk.page.keyboard.press('Escape');
  }, 120_000);

  afterAll(async () => {
    for (const person of people) person.hangUp();
    watching.stop();
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  const session = () => watching.parts.get('session') as SessionPart;
  const rounds = () =>
    [...watching.parts].flatMap(([key, part]) => (key.startsWith('round/') ? [part as RoundPart] : []));
  const current = () => rounds().find(({ id }) => id === session().current);
  const contributionsOf = (roundId: string) =>
    [...watching.parts].flatMap(([key, part]) =>
      key.startsWith(`contribution/${roundId}/`) ? [part as ContributionPart] : [],
    );
  const standing = () => JSON.stringify([session().current, current()?.status, current()?.shown]);

  /** Everybody does at once what a rehearsal would spread over minutes. */
  async function answer(round: RoundPart): Promise<void> {
    for (const person of people)
      for (const act of person.plan(round, 'alone'))
        await person.act(act, {
          ...{ round, writtenId: round.id, clusters: [] },
          contributions: contributionsOf(round.id),
        });
  }

  /** The facilitator puts every third contribution with the others of its turn. */
  async function cluster(source: string): Promise<void> {
    const written = contributionsOf(source);
    expect(written.length, 'there is something to cluster').toBeGreaterThan(3);
    await watching.ask({
      ...{ type: 'arrange', roundId: source, remove: [] },
      put: ['Together', 'Money', 'Time'].map((name, at) => ({ id: `group-${at}`, name })),
      move: written.map(({ id }, at) => ({ contributionId: id, clusterId: `group-${at % 3}` })),
    });
  }

  /** Of what was written here the groups are voted on, as the notes for the facilitator say. */
  const isGrouped = ({ id }: RoundPart): boolean =>
    rounds().some(({ config }) => {
      const { source } = config as { source?: { from: string; roundId: string } };
      return source?.from === 'clusters' && source.roundId === id;
    });

  it('is played from its first round to its last by one key', async () => {
    const next = desk.page.locator('button.next');
    const answered = new Set<string>();
    for (let steps = 0; steps < 120; steps += 1) {
      const round = current();
      if (round?.status === 'open' && !answered.has(round.id)) {
        answered.add(round.id);
        if (round.kind === 'clustering') await cluster((round.config as { source: string }).source);
        else await answer(round);
      }
      if (round?.status === 'closed' && isGrouped(round)) await cluster(round.id);
      if (rounds().every(({ status }) => status !== 'planned') && round?.status !== 'open') {
        const label = await next.innerText();
        if (!label.includes(consoleTexts.en.next.look) && !label.includes(consoleTexts.en.next.show)) break;
      }
      const before = standing();
      await next.click();
      await expect.poll(standing, { timeout: 10_000 }).not.toBe(before);
      if (round && round.status === 'closed') {
        await expectAccessible(wall.page, `${template}: ${round.title} on the wall`);
        await picture(wall.page, `${template}-${round.id}`);
      }
    }
    for (const round of rounds()) {
      expect(round.status, round.title).not.toBe('planned');
      const progress = watching.parts.get(`progress/${round.id}`) as { answered: number } | undefined;
      if (round.items.length > 0)
        expect(progress?.answered, `${round.title} was answered`).toBeGreaterThan(1);
    }
  }, 180_000);

  it('ends with everything in the report and in both exports', async () => {
    const titles = rounds().map(({ title }) => title);
    await owner.stop(sessionId);
    await desk.page.goto(`${server.origin}/app/sessions/${sessionId}/report`);
    await desk.page.getByRole('heading', { name: titles[0]! }).first().waitFor();
    await expectAccessible(desk.page, `${template}: report`);
    await picture(desk.page, `${template}-report`);
    const report = await owner.report(sessionId);
    expect(report.rounds.map(({ title }) => title).sort()).toEqual([...titles].sort());
    for (const { kind, ballots, result, contributions, title } of report.rounds) {
      if (ballots.length > 0) expect(result, title).not.toBeNull();
      if (kind === 'ideas') expect(contributions.length, title).toBeGreaterThan(3);
    }
    // An idea's whole life: votes on it, or on the cluster it is in.
    const lives = report.rounds.flatMap(({ contributions }) =>
      contributions.filter(({ votes }) => votes.length > 0),
    );
    expect(lives.length).toBeGreaterThan(0);
    if (template === 'multi-stakeholder') {
      const repeated = report.rounds.find(({ repeats }) => repeats !== null);
      expect(repeated?.shift?.items.length).toBeGreaterThan(0);
      expect(repeated?.teams).not.toBeNull();
    }
    for (const format of ['csv', 'json'] as const) {
      const { status, body } = await owner.export(sessionId, format);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      expect(status).toBe(200);
      for (const title of titles) expect(text).toContain(title.slice(0, 20));
    }
    expect([...desk.faults, ...wall.faults]).toEqual([]);
  });
});
