import { expect, test } from 'vitest';
import { pillWords, type SyncStatus } from './pill-words.ts';

const IN_STEP: SyncStatus = {
  state: 'online',
  pending: 0,
  needsAttention: 0,
  lastSyncedAt: null,
  verifiedAt: null,
  offlineSince: null,
  problem: null,
  firstSync: null,
};

test('changes that need attention are counted; a problem that no change has, is not', () => {
  const problem = { code: 'disk.full', message: 'The disk is full.' };
  expect(pillWords({ ...IN_STEP, state: 'attention', needsAttention: 2 }).word).toBe('2 changes need attention');
  expect(pillWords({ ...IN_STEP, state: 'attention', problem }).word).toBe('Not in step with the server');
});

test('a first copy that cannot go on says so', () => {
  expect(pillWords({ ...IN_STEP, state: 'first_sync' }).word).toBe('First copy running');
  expect(pillWords({ ...IN_STEP, state: 'first_sync', offlineSince: '2026-03-10 12:00:00' }).word).toBe('First copy paused');
});
