import { beforeEach, describe, expect, test } from 'vitest';
import { openMemoryMirror } from '../../../db/mirror/mirror.ts';
import { STUCK_DAYS_KEPT } from '../../../shared/domain/stuck.ts';
import { NO_FILTER } from '../../../shared/queries/pipeline.ts';
import { createKeptValues } from '../kept-values.ts';
import { createMirrorFixture, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerKeptValue } from './kept.ts';
import { nextActionOf } from './next-action.ts';
import { answerTable } from './table.ts';

let mirror: MirrorFixture;

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('jobs', [{ id: 7, title: 'Engineer', status: 'active', postedBy: 1 }]);
});

const rows = (filter: object = {}) =>
  mirror.ask(answerTable, {
    jobId: 7,
    search: '',
    filter: { ...NO_FILTER, ...filter },
    order: [{ by: 'submitted', descending: false }],
    grouped: false,
    offset: 0,
    limit: 50,
  }).rows;
const idsOf = (filter: object = {}) => rows(filter).map((row) => row.applicationId);
const apply = (id: number, status: string, submittedAt: string) =>
  mirror.insert('applications', [{ id, jobId: 7, candidateId: id, status, submittedAt }]);

describe('stuck', () => {
  beforeEach(() => {
    apply(1, 'submitted', '2026-03-01 12:00:00');
    apply(2, 'interviewing', '2026-03-01 12:00:00');
    apply(3, 'rejected', '2026-01-01 12:00:00');
    apply(4, 'hired', '2026-01-01 12:00:00');
  });

  test('is what stands longer than its stage’s threshold; closed and unknown ones never are', () => {
    expect(rows().filter((row) => row.stuck)).toMatchObject([{ applicationId: 1 }]);
    expect(idsOf({ stuck: true })).toEqual([1]);
  });

  test('follows the thresholds of this device; what is not understood counts as none', () => {
    const chosen = JSON.stringify({ submitted: 30, reviewing: 30, shortlisted: 30, interviewing: 9, offered: 30 });
    mirror.keep(STUCK_DAYS_KEPT, chosen);
    expect(idsOf({ stuck: true })).toEqual([2]);
    mirror.keep(STUCK_DAYS_KEPT, '{"submitted": -4');
    expect(idsOf({ stuck: true })).toEqual([1]);
  });
});

describe('unseen', () => {
  test('is what is new, in the first stage, from elsewhere, and was never opened here', () => {
    apply(1, 'submitted', '2026-03-09 12:00:00');
    apply(2, 'submitted', '2026-01-01 12:00:00');
    apply(3, 'reviewing', '2026-03-09 12:00:00');
    apply(-4, 'submitted', '2026-03-09 12:00:00');
    apply(5, 'submitted', '2026-03-08 12:00:00');
    expect(idsOf({ unseen: true })).toEqual([5, 1]);
    mirror.markSeen([1]);
    expect(idsOf({ unseen: true })).toEqual([5]);
    expect(rows().filter((row) => row.unseen)).toMatchObject([{ applicationId: 5 }]);
  });
});

describe('the next action', () => {
  const nothing = { reschedule: 0, openSince: null, completed: 0 };
  const of = (status: string, more: object = {}) => nextActionOf({ status, nextInterviewAt: null, owes: false, waits: undefined, ...more });

  test('follows from the stage where nothing else is known', () => {
    expect(['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered'].map((status) => of(status)?.kind)).toEqual([
      'review',
      'decide',
      'schedule',
      'schedule',
      'offer',
    ]);
    expect(['rejected', 'withdrawn', 'hired'].map((status) => of(status))).toEqual([null, null, null]);
  });

  test('is what somebody waits for before what is planned', () => {
    const planned = { nextInterviewAt: '2026-03-12 10:00:00' };
    expect(of('interviewing', planned)).toEqual({ kind: 'interview', at: '2026-03-12 10:00:00' });
    expect(of('interviewing', { ...planned, owes: true })?.kind).toBe('feedback');
    expect(of('interviewing', { ...planned, owes: true, waits: { ...nothing, openSince: '2026-03-09 10:00:00' } })).toEqual({
      kind: 'outcome',
      at: '2026-03-09 10:00:00',
    });
    expect(of('interviewing', { ...planned, waits: { ...nothing, reschedule: 1 } })?.kind).toBe('reschedule');
    expect(of('interviewing', { waits: { ...nothing, completed: 2 } })?.kind).toBe('decide');
  });

  test('is read off interviews and requests', () => {
    apply(1, 'interviewing', '2026-03-01 12:00:00');
    apply(2, 'interviewing', '2026-03-02 12:00:00');
    apply(3, 'interviewing', '2026-03-03 12:00:00');
    mirror.insert('interviews', [
      { id: 1, applicationId: 1, status: 'scheduled', scheduledAt: '2026-03-11 10:00:00' },
      { id: 2, applicationId: 2, status: 'scheduled', scheduledAt: '2026-03-09 10:00:00' },
      { id: 3, applicationId: 3, status: 'completed', scheduledAt: '2026-03-09 10:00:00' },
    ]);
    mirror.insert('rescheduleRequests', [{ id: 1, interviewId: 1, status: 'pending' }]);
    expect(rows().map((row) => row.next)).toEqual([
      { kind: 'reschedule', at: '2026-03-11 10:00:00' },
      { kind: 'outcome', at: '2026-03-09 10:00:00' },
      { kind: 'decide', at: null },
    ]);
  });
});

describe('what a device keeps', () => {
  test('is there under its name until it is forgotten, and told to whoever asks', () => {
    const told: string[] = [];
    const file = openMemoryMirror();
    file.onChange((changed) => told.push(...changed));
    const kept = createKeptValues(() => file.database());
    const read = (name: string): string | null => answerKeptValue.answer({ ...mirror.context, mirror: file.database() }, { name }).text;
    expect(read('a')).toBeNull();
    kept.keep('a', '[1]');
    kept.keep('a', '[2]');
    kept.keep('b', '{}');
    expect([read('a'), read('b')]).toEqual(['[2]', '{}']);
    kept.keep('a', null);
    expect([read('a'), read('b')]).toEqual([null, '{}']);
    kept.markSeen([1]);
    expect([...new Set(told)]).toEqual(['kept', 'seen']);
    file.close();
  });
});
