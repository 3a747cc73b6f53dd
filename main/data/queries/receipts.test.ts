import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../sync/engine/engine-contract.ts';
import { applicationRoute } from '../domain/routes.ts';
import { createMirrorFixture } from '../testing/mirror-fixture.ts';
import { describeEntries, ledgerRows } from './receipts.ts';

function entry(mutationId: number, given: Partial<LedgerEntry>): LedgerEntry {
  return {
    mutationId,
    name: 'applications.addNote',
    args: {},
    label: 'Add a note',
    state: 'delivered',
    authoredAt: '2026-03-10 12:00:00',
    sentAt: null,
    deliveredAt: null,
    serverVersion: null,
    reason: null,
    skipped: [],
    conflicts: [],
    canUndo: false,
    canRetry: false,
    ...given,
  };
}

test('the ledger goes out oldest first, with whom each change is about and where it arrived', () => {
  const fixture = createMirrorFixture();
  fixture.insert('users', [{ id: 5, name: 'Nora Vale' }]);
  fixture.insert('candidates', [{ id: 4, userId: 5 }]);
  fixture.insert('applications', [{ id: 3, candidateId: 4, jobId: 2 }]);
  const arrived = {
    args: { applicationId: -9, text: 'Good', noteId: -10 },
    sentAt: '2026-03-10 12:00:01',
    deliveredAt: '2026-03-10 12:00:02',
    serverVersion: 88,
  };
  const refused = entry(2, { state: 'rejected', reason: 'This was deleted.' });
  const engine = {
    receipts: () => ({ total: 2, receipts: [refused, entry(1, arrived)] }),
    resolveId: (_table: string, id: number) => (id === -9 ? 3 : id),
  };
  const { sentAt, deliveredAt, serverVersion } = arrived;
  const common = { label: 'Add a note', authoredAt: '2026-03-10 12:00:00' };
  expect(ledgerRows(engine, fixture.context.mirror)).toEqual([
    { number: 1, ...common, subject: 'Nora Vale', state: 'delivered', sentAt, deliveredAt, serverVersion, reason: null },
    { number: 2, ...common, subject: null, state: 'rejected', sentAt: null, deliveredAt: null, serverVersion: null, reason: 'This was deleted.' },
  ]);
});

test.each([
  ['interviews.cancel', { interviewId: 7 }],
  ['panelists.remove', { panelistId: 8 }],
])('%s is about the person who is interviewed', (name, args) => {
  const fixture = createMirrorFixture();
  fixture.insert('users', [{ id: 5, name: 'Nora Vale' }]);
  fixture.insert('candidates', [{ id: 4, userId: 5 }]);
  fixture.insert('interviews', [{ id: 7, applicationId: 3, candidateId: 4, jobId: 2 }]);
  fixture.insert('interviewPanelists', [{ id: 8, interviewId: 7 }]);
  const [receipt] = describeEntries([entry(1, { name, args })], fixture.context.mirror, (_table, id) => id);
  expect([receipt?.subject, receipt?.route]).toEqual(['Nora Vale', applicationRoute(2, 3, 4)]);
});
