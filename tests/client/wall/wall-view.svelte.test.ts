import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ViewStore } from '../../../client/live/view-store.svelte.ts';
import WallView from '../../../client/wall/WallView.svelte';
import { viewOf } from '../../../sessions/views.ts';
import { GivenSession, participant } from '../../sessions/given.ts';
import { show } from '../in-language.ts';
import { withoutLayout } from '../no-layout.ts';

const CODE = '7K3MQ9TXR';
let session: GivenSession;
let store: ViewStore;
const onfullscreen = vi.fn();

/** Everything the wall is sent. */
function publish(): void {
  store.takeView(viewOf(session.state, session, 'wall', session.now));
  flushSync();
}

function open(given: { stale?: boolean; attended?: boolean } = {}): void {
  publish();
  show(WallView, {
    store,
    origin: 'https://rondo.example',
    stale: false,
    attended: false,
    onfullscreen,
    ...given,
  });
}

const text = (): string => document.body.textContent.replace(/\s+/g, ' ');

beforeAll(withoutLayout);
beforeEach(() => {
  session = new GivenSession({ code: CODE, settings: { names: 'optional', teams: [], teamJoin: 'choose' } });
  store = new ViewStore(() => session.now);
});
afterEach(cleanup);

function join(id: string, name: string | null): void {
  session.submit(
    { role: 'system', id: 'system' },
    { type: 'join', participantId: id, name, teamId: null, waiting: false },
  );
}

describe('the lobby', () => {
  test('says where to go, the code as ABC-DEF-GHJ, and has the QR code', () => {
    open();
    expect(text()).toContain('Go to rondo.example and enter the code');
    expect(screen.getByText('7K3-MQ9-TXR')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'QR code that opens rondo.example' })).toBeTruthy();
    expect(text()).toContain('Waiting for the first to arrive');
  });

  test('names land as people come in, and are counted', () => {
    open();
    join('p1', 'Anna');
    join('p2', 'Bram');
    publish();
    expect([...document.querySelectorAll('.arrivals li')].map((chip) => chip.textContent)).toEqual([
      'Anna',
      'Bram',
    ]);
    expect(text()).toContain('2 people are here');
  });

  test('a locked door shows no code', () => {
    session.facilitate({ type: 'lock-joining', locked: true });
    open();
    expect(text()).toContain('Joining is closed for now');
    expect(text()).not.toContain('7K3');
  });
});

describe('a round', () => {
  beforeEach(() => {
    join('p1', 'Anna');
    join('p2', 'Bram');
    session.facilitate({ type: 'open-round', roundId: 'vote' });
  });

  test('has its question, its time, how many answered in words, and the way in', () => {
    session.submit(participant('p1'), {
      type: 'cast-ballot',
      roundId: 'vote',
      ballot: { picks: ['a'], abstain: false },
    });
    open();
    expect(screen.getByRole('heading', { name: 'Which?' })).toBeTruthy();
    expect(screen.getByRole('timer').textContent.trim()).toBe('1:00');
    expect(text()).toContain('1 of 2 answered');
    expect(text()).toContain('7K3-MQ9-TXR');
  });

  test('the last ten seconds stand out, and at zero time is up', () => {
    session.now += 52_000;
    open();
    expect(screen.getByRole('timer').textContent.trim()).toBe('8');
    cleanup();
    session.now += 8_000;
    open();
    expect(screen.getByRole('timer').textContent.trim()).toBe('Time is up');
  });

  test('the code becomes large and small again with C, and goes away with Escape', async () => {
    open();
    const large = () => document.querySelector('.sheet-over');
    await fireEvent.keyDown(window, { key: 'c' });
    expect(large()?.textContent).toContain('7K3-MQ9-TXR');
    await fireEvent.keyDown(window, { key: 'c' });
    expect(large()).toBeNull();
    await fireEvent.keyDown(window, { key: 'C' });
    await fireEvent.keyDown(window, { key: 'Escape' });
    expect(large()).toBeNull();
    await fireEvent.keyDown(window, { key: 'c', ctrlKey: true });
    expect(large()).toBeNull();
  });

  test('F asks for the full screen', async () => {
    open();
    await fireEvent.keyDown(window, { key: 'f' });
    expect(onfullscreen).toHaveBeenCalledOnce();
  });

  test('a pause says so and keeps the way in', () => {
    session.facilitate({ type: 'pause-session', paused: true });
    open();
    expect(text()).toContain('A short pause');
    expect(text()).toContain('7K3-MQ9-TXR');
    expect(text()).not.toContain('Which?');
  });

  test('closed before its result is shown, it says that the result comes', () => {
    session.facilitate({ type: 'close-round', roundId: 'vote' });
    open();
    expect(text()).toContain('The result comes in a moment');
    expect(document.querySelector('[role=timer]')).toBeNull();
  });

  test('a lost line is a quiet word, and what was there stays', () => {
    open({ stale: true });
    expect(screen.getByRole('status').textContent).toContain('Reconnecting');
    expect(screen.getByRole('heading', { name: 'Which?' })).toBeTruthy();
  });

  test('what the keys do is said only while somebody is at the machine', () => {
    open();
    expect(screen.queryByText('Full screen (F)')).toBeNull();
    cleanup();
    open({ attended: true });
    expect(screen.getByText('Full screen (F)')).toBeTruthy();
  });
});

test('a step that collects nothing has no progress', () => {
  session.facilitate({ type: 'open-round', roundId: 'pause' });
  open();
  expect(screen.getByRole('heading', { name: 'Coffee' })).toBeTruthy();
  expect(text()).not.toContain('answered');
});
