import { beforeEach, describe, expect, test } from 'vitest';
import type { MirrorDatabase } from '../../../db/mirror/database.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { DRAFT_MOVES, type DraftMove } from '../../../shared/queries/drafts.ts';
import { fromUtcSecond } from '../../../shared/time.ts';
import { createKeptValues } from '../kept-values.ts';
import { createMirrorFixture, FIXTURE_NOW, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { cardsOf } from './cards.ts';
import { answerDraftMoves } from './drafts.ts';
import { answerGuestApplications } from './guests.ts';
import { answerHirePlan } from './hire.ts';
import { answerPendingLetter } from './pending-letter.ts';
import { answerLetterReach, answerLetterTemplates } from './templates.ts';

let mirror: MirrorFixture;
/** The fixture's file, to write what other code keeps there. */
const file = (): MirrorDatabase => mirror.context.mirror as MirrorDatabase;

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('users', [
    { id: 1, name: 'Maya Chen', email: 'maya@brightpath.example' },
    { id: 21, name: 'Åsa Berg', email: 'asa@mail.example' },
    { id: 22, name: 'ben Ode', email: 'upload-22@placeholder.com' },
    { id: 23, name: '', email: 'left@mail.example' },
  ]);
  mirror.insert('candidates', [
    { id: 31, userId: 21, title: 'Cook', location: 'Oslo' },
    { id: 32, userId: 22 },
    { id: 33, userId: 23 },
  ]);
  mirror.insert('emailUnsubscribes', [{ id: 1, email: 'left@mail.example' }]);
  mirror.insert('jobs', [{ id: 7, title: 'Chef', companyName: 'Acme', status: 'active' }]);
  mirror.insert('applications', [
    { id: 41, jobId: 7, candidateId: 31, status: 'rejected', submittedAt: '2026-02-01 10:00:00' },
    { id: 42, jobId: 7, candidateId: 32, status: 'offered', submittedAt: '2026-02-01 10:00:00' },
    { id: 43, jobId: 7, candidateId: 33, status: 'offered', submittedAt: '2026-02-01 10:00:00' },
  ]);
});

describe('letters', () => {
  test('only templates in use, and whom a letter reaches', () => {
    mirror.insert('emailTemplates', [
      { id: 1, name: 'b', subject: 's', body: 't', isActive: 1 },
      { id: 2, name: 'A', subject: 's', body: 't', isActive: 1 },
      { id: 3, name: 'gone', subject: 's', body: 't', isActive: 0 },
    ]);
    expect(mirror.ask(answerLetterTemplates, {}).templates.map(({ name }) => name)).toEqual(['A', 'b']);
    const reach = mirror.ask(answerLetterReach, { applicationIds: [41, 42, 43, 99] });
    expect(reach).toMatchObject({ reachable: 1, withoutAddress: 1, unsubscribed: 1 });
    expect(reach.preview).toMatchObject({ firstName: 'Åsa', jobTitle: 'Chef', recruiterName: 'Maya Chen' });
    expect(mirror.ask(answerLetterReach, { applicationIds: [43] }).preview).toMatchObject({ name: null, firstName: null });
    // An address that an upload made up is not shown as one.
    expect(mirror.ask(answerLetterReach, { applicationIds: [42] }).preview).toMatchObject({ name: 'ben Ode', email: null });
  });
});

/** A move as the queue keeps it. */
interface Moved {
  readonly id: number;
  readonly decidedAt?: number | null;
  readonly letter?: unknown;
  readonly name?: string;
  readonly undoneBy?: number;
  readonly status?: string | null;
  readonly from?: string;
  readonly to?: string;
}

const NOW = fromUtcSecond(FIXTURE_NOW);
const LETTER = { subject: 'About {{jobTitle}}', body: 'Dear {{firstName}}', delaySeconds: 600 };

function queue({ id, decidedAt = null, letter, name = 'applications.move', undoneBy, status, from, to }: Moved, historyId = -5): void {
  const move = { applicationId: 41, from: from ?? 'reviewing', to: to ?? 'rejected', historyId };
  const args = name === 'applications.move' ? { moves: [move], ...(letter === undefined ? {} : { letter }) } : { applicationId: 41, historyId };
  const outcome = decidedAt === null ? null : JSON.stringify({ mutationId: id, status: 'applied' });
  file()
    .prepare(
      `INSERT INTO _mutation (id, name, args_version, args, label, origin, authored_at, decided_at, outcome, status, settled, as_noop, undone_by, dismissed, reads)
       VALUES (?, ?, 2, ?, '', 'user', 0, ?, ?, ?, 0, 0, ?, 0, '{}')`,
    )
    .run(id, name, JSON.stringify(args), decidedAt, outcome, status ?? (decidedAt === null ? null : 'applied'), undoneBy ?? null);
}

/** Whether the card of the application is marked. */
const isMarked = () => cardsOf(mirror.context, [41])[0]?.letterWaits;
const pending = () => mirror.ask(answerPendingLetter, { applicationId: 41 }).letter;
/** The move's row: still under its temporary id, or under the one the server gave it. */
function historyRow(id: -5 | 900): void {
  mirror.insert('applicationHistory', [{ id, applicationId: 41, toStatus: 'rejected', emailSent: 0, createdAt: '2026-03-10 11:59:00' }]);
  if (id === 900) file().prepare('INSERT INTO _id_map (table_no, temporary_id, id) VALUES (?, -5, 900)').run(tableByName('applicationHistory').no);
}

describe('the e-mail of a move', () => {
  test('begins its delay when the move has arrived, counts down, and is spoken of no more once it is sent', () => {
    historyRow(-5);
    queue({ id: 1, letter: LETTER });
    expect(pending()).toMatchObject({ state: 'not_delivered', historyId: -5, mutationId: 1, delaySeconds: 600, leavesAt: null });
    expect(isMarked()).toBe(true);
    file()
      .prepare("UPDATE _mutation SET decided_at = ?, status = 'applied'")
      .run(NOW - 60_000);
    file().prepare('UPDATE applicationHistory SET id = 900').run();
    file().prepare('INSERT INTO _id_map (table_no, temporary_id, id) VALUES (?, -5, 900)').run(tableByName('applicationHistory').no);
    expect(pending()).toMatchObject({ state: 'waiting', historyId: 900, leavesAt: '2026-03-10 12:09:00', subject: 'About Chef' });
    mirror.context.cache.invalidate(new Set(['queue']));
    expect(isMarked()).toBe(true);
    file().prepare('UPDATE applicationHistory SET emailSent = 1').run();
    expect(pending()).toBeNull();
    expect(isMarked()).toBe(false);
  });

  test('the platform’s own waits five minutes; a time that has come is due, and after an hour nothing is said', () => {
    historyRow(900);
    queue({ id: 1, decidedAt: NOW - 301_000 });
    expect(pending()).toMatchObject({ state: 'due', subject: null, delaySeconds: 300 });
    file()
      .prepare('UPDATE _mutation SET decided_at = ?')
      .run(NOW - 2 * 3_600_000);
    expect(pending()).toBeNull();
  });

  test('is none where it was not wished, the move undone or refused, a later move came, or nobody can be written to', () => {
    historyRow(900);
    const only = (moved: Omit<Moved, 'id'>) => {
      file().execute('DELETE FROM _mutation');
      queue({ id: 1, ...moved });
      mirror.context.cache.invalidate(new Set(['queue']));
      expect(isMarked()).toBe(pending() !== null);
      return pending();
    };
    expect(only({ letter: LETTER })).not.toBeNull();
    expect(only({ letter: null })).toBeNull();
    expect(only({ letter: LETTER, undoneBy: 2 })).toBeNull();
    expect(only({ letter: LETTER, decidedAt: NOW, status: 'rejected' })).toBeNull();
    file().prepare("UPDATE users SET email = 'candidate-1@placeholder.com' WHERE id = 21").run();
    expect(only({ letter: LETTER })).toBeNull();
    file().prepare("UPDATE users SET email = 'asa@mail.example' WHERE id = 21").run();
    mirror.insert('applicationHistory', [{ id: 901, applicationId: 41, toStatus: 'offered', emailSent: 0, createdAt: '2026-03-10 11:59:30' }]);
    expect(only({ letter: LETTER })).toBeNull();
  });

  test('is no news where a move is taken back before its own e-mail left, and is where that had left', () => {
    historyRow(900);
    mirror.insert('applicationHistory', [{ id: 901, applicationId: 41, toStatus: 'submitted', emailSent: 0, createdAt: '2026-03-10 11:59:30' }]);
    file().prepare('INSERT INTO _id_map (table_no, temporary_id, id) VALUES (?, -6, 901)').run(tableByName('applicationHistory').no);
    queue({ id: 1, from: 'submitted', to: 'reviewing', decidedAt: NOW - 60_000, undoneBy: 2 }, -5);
    queue({ id: 2, from: 'reviewing', to: 'submitted', decidedAt: NOW - 30_000 }, -6);
    expect([pending(), isMarked()]).toEqual([null, false]);
    file()
      .prepare('UPDATE _mutation SET decided_at = ? WHERE id = 1')
      .run(NOW - 600_000);
    mirror.context.cache.invalidate(new Set(['queue']));
    expect(pending()).toMatchObject({ state: 'waiting', status: 'submitted', historyId: 901 });
    expect(isMarked()).toBe(true);
  });

  test('is news as soon as the one it would have replaced has left, by the clock alone', () => {
    mirror.insert('applicationHistory', [{ id: -6, applicationId: 41, toStatus: 'submitted', emailSent: 0, createdAt: '2026-03-10 11:59:30' }]);
    queue({ id: 1, from: 'submitted', to: 'reviewing', decidedAt: NOW - 240_000 }, -5);
    queue({ id: 2, from: 'reviewing', to: 'submitted' }, -6);
    expect(pending()).toBeNull();
    const later = { ...mirror.context, now: () => '2026-03-10 12:02:00' };
    expect(answerPendingLetter.answer(later, { applicationId: 41 }).letter).toMatchObject({ state: 'not_delivered', status: 'submitted' });
  });

  test('is known however much was done since, as long as the move is not delivered', () => {
    historyRow(-5);
    queue({ id: 1 });
    file().transaction(() => {
      for (let id = 2; id < 3_000; id += 1) queue({ id, name: 'applications.rate', decidedAt: id % 2 === 0 ? NOW : null });
    });
    expect(pending()).toMatchObject({ state: 'not_delivered' });
    expect(isMarked()).toBe(true);
  });

  test('that was cancelled says so while the move stands', () => {
    historyRow(900);
    queue({ id: 1, letter: LETTER, decidedAt: NOW });
    queue({ id: 2, name: 'applications.cancelLetter' }, 900);
    expect(pending()).toMatchObject({ state: 'cancelled' });
    expect(isMarked()).toBe(false);
    file().prepare("UPDATE _mutation SET status = 'rejected' WHERE id = 2").run();
    expect(pending()).toMatchObject({ state: 'waiting' });
  });
});

test('a hire’s plan: who else holds an offer, the onboarding templates as far as they can be read, an earlier hire', () => {
  mirror.insert('taskTemplates', [
    {
      id: 1,
      name: 'Long',
      processType: 'onboarding',
      isDefault: 0,
      tasks: '[{"title":"Laptop","daysFromStart":-3,"priority":"high"},{"no":"title"},7]',
    },
    { id: 2, name: 'Standard', processType: 'onboarding', isDefault: 1, tasks: 'not json' },
    { id: 3, name: 'Goodbye', processType: 'offboarding', isDefault: 1, tasks: '[]' },
  ]);
  const plan = mirror.ask(answerHirePlan, { applicationId: 42 }).plan;
  expect(plan).toMatchObject({ jobTitle: 'Chef', jobStatus: 'active', otherOffers: 1, hiredAt: null });
  expect(plan?.templates).toEqual([
    { id: 2, name: 'Standard', isDefault: true, tasks: [] },
    { id: 1, name: 'Long', isDefault: false, tasks: [{ title: 'Laptop', description: null, taskType: null, priority: 'high', daysFromStart: -3 }] },
  ]);
  mirror.insert('associates', [{ id: 1, candidateId: 32, status: 'onboarding', createdAt: '2026-03-01 00:00:00' }]);
  expect(mirror.ask(answerHirePlan, { applicationId: 42 }).plan?.hiredAt).toBe('2026-03-01 00:00:00');
  expect(mirror.ask(answerHirePlan, { applicationId: 99 }).plan).toBeNull();
});

test('guests: unclaimed first, with how often they were invited and what a claim became', () => {
  const guest = { jobId: 7, name: 'Guest', email: 'guest@mail.example', skills: 'Go, SQL', submittedAt: '2026-03-01 00:00:00' };
  mirror.insert('guestApplications', [
    { ...guest, id: 1, claimed: 1, claimedAt: '2026-03-05 00:00:00', applicationId: 41, invitationCount: 1 },
    { ...guest, id: 2, claimed: 0, invitationCount: 2, invitedAt: '2026-03-02 00:00:00' },
    { ...guest, id: 3, claimed: 0, invitationCount: 0, submittedAt: '2026-03-03 00:00:00' },
    { ...guest, id: 4, jobId: 8 },
  ]);
  const answer = mirror.ask(answerGuestApplications, { jobId: 7, offset: 0, limit: 10 });
  expect(answer).toMatchObject({ total: 3, unclaimed: 2, neverInvited: 1 });
  expect(answer.guests.map(({ id, invitations, claim }) => [id, invitations, claim?.candidateId ?? null])).toEqual([
    [3, 0, null],
    [2, 2, null],
    [1, 1, 31],
  ]);
  expect(answer.guests[0]?.skills).toEqual(['Go', 'SQL']);
});

describe('draft moves', () => {
  const keep = (drafts: readonly DraftMove[] | string): void =>
    createKeptValues(file).keep(DRAFT_MOVES, typeof drafts === 'string' ? drafts : JSON.stringify(drafts));
  const draft = (applicationId: number, from: string): DraftMove => ({ applicationId, from, to: 'withdrawn', note: '' });

  test('say whose they are, and what stands in the way by now', () => {
    keep([draft(41, 'reviewing'), draft(42, 'offered'), draft(99, 'offered')]);
    const obstacles = () => mirror.ask(answerDraftMoves, {}).drafts.map(({ name, current, obstacle }) => [name, current, obstacle]);
    expect(obstacles()).toEqual([
      ['Åsa Berg', 'rejected', 'moved'],
      ['ben Ode', 'offered', null],
      ['Someone who is no longer here', null, 'gone'],
    ]);
    file().prepare("UPDATE jobs SET status = 'closed'").run();
    expect(obstacles()[1]).toEqual(['ben Ode', 'offered', 'job_over']);
  });

  test('of a row that got its number since are that row’s; what cannot be read is nothing', () => {
    keep([draft(-3, 'offered')]);
    file().prepare('INSERT INTO _id_map (table_no, temporary_id, id) VALUES (?, -3, 42)').run(tableByName('applications').no);
    expect(mirror.ask(answerDraftMoves, {}).drafts.map(({ applicationId }) => applicationId)).toEqual([42]);
    for (const text of ['{', '[{"applicationId":1}]']) {
      keep(text);
      expect(mirror.ask(answerDraftMoves, {}).drafts).toEqual([]);
    }
  });
});
