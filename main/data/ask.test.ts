import { describe, expect, test } from 'vitest';
import { AppError, must } from '../../shared/errors.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Query } from '../../shared/queries/query.ts';
import type { LedgerEntry, SessionInfo } from '../../sync/engine/engine-contract.ts';
import { AnswerCache } from './answer-cache.ts';
import { createAsk, type AnswerSources } from './ask.ts';
import { MIRROR_HANDLERS } from './queries/registry.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { createMirrorFixture } from './testing/mirror-fixture.ts';

const ACCOUNT = {
  userId: 1,
  name: 'Maya Chen',
  email: 'maya@brightpath.example',
  role: 'recruiter' as const,
  recruiterId: 11,
  companyId: 2,
  companyName: 'Brightpath',
};

/** An engine whose methods, like the real one's, need their object. */
class StandInEngine {
  readonly state: SessionInfo = { state: 'ready', gatewayUrl: null, account: ACCOUNT, clientId: 5, notice: null };
  readonly entries: LedgerEntry[] = [];
  readonly damage: unknown[] = [];
  session() {
    return this.state;
  }
  status() {
    return {
      state: 'online' as const,
      pending: this.entries.length,
      needsAttention: 0,
      lastSyncedAt: null,
      verifiedAt: null,
      offlineSince: null,
      problem: null,
      firstSync: null,
    };
  }
  receipts() {
    return { total: this.entries.length, receipts: this.entries };
  }
  change(mutationId: number) {
    return { receipt: this.entries.find((entry) => entry.mutationId === mutationId) ?? null, input: null };
  }
  undoState() {
    return { undo: null, redo: null };
  }
  unconfirmedRows(table: TableName): ReadonlySet<number> {
    return new Set(this.entries.length > 0 && table === 'applications' ? [41] : []);
  }
  resolveId(_table: TableName, id: number) {
    return id < 0 ? 41 : id;
  }
  reportDamage(thrown: unknown) {
    this.damage.push(thrown);
  }
}

function harness(changes: Partial<AnswerSources> = {}) {
  const fixture = createMirrorFixture();
  const engine = new StandInEngine();
  const logged: string[] = [];
  const ask = createAsk({
    engine,
    mirror: () => fixture.context.mirror,
    firstScreen: () => null,
    mirrorBytes: () => 4096,
    settings: () => DEFAULT_SETTINGS,
    cache: new AnswerCache(),
    searchIndex: fixture.context.searchIndex,
    device: { name: 'laptop', keyStore: 'GNOME Keyring' },
    defaultGatewayUrl: 'http://127.0.0.1:4100',
    nowMs: () => Date.UTC(2026, 2, 10),
    log: (event, figures) => logged.push(`${event} ${JSON.stringify(figures)}`),
    ...changes,
  });
  const answer = (query: unknown, params: unknown = {}) => ask(query as Query<unknown, unknown>, params);
  return { fixture, engine, logged, answer };
}

const COLUMN = { jobId: 7, status: 'reviewing', search: '', sort: 'newest', offset: 0, limit: 50 };

describe('ask', () => {
  test('every query of the contract has an answer', () => {
    const { answer } = harness();
    const params: Record<string, unknown> = {
      [QUERIES.listReceipts.name]: { filter: 'all', offset: 0, limit: 10 },
      [QUERIES.home.name]: { fromUtc: '2026-03-10 00:00:00', untilUtc: '2026-03-11 00:00:00' },
      [QUERIES.board.name]: { jobId: 7, search: '' },
      [QUERIES.column.name]: COLUMN,
      [QUERIES.columnIds.name]: COLUMN,
      [QUERIES.table.name]: { jobId: 1, search: '', order: [], grouped: true, offset: 0, limit: 10 },
      [QUERIES.tableIds.name]: { jobId: 1, search: '', order: [], grouped: true },
      [QUERIES.letterReach.name]: { applicationIds: [1] },
      [QUERIES.pendingLetter.name]: { applicationId: 1 },
      [QUERIES.hirePlan.name]: { applicationId: 1 },
      [QUERIES.guestApplications.name]: { jobId: 1, offset: 0, limit: 10 },
      [QUERIES.reviewList.name]: { source: { kind: 'job', jobId: 1 } },
      [QUERIES.reviewItems.name]: { session: 1, only: 'all', offset: 0, limit: 10 },
      [QUERIES.reviewCard.name]: { applicationId: 1, terms: '' },
      [QUERIES.ratings.name]: { applicationId: 1 },
      [QUERIES.comparison.name]: { people: [{ candidateId: 1, applicationId: null }], jobId: null },
      [QUERIES.profile.name]: { candidateId: 1, applicationId: null },
      [QUERIES.editableCandidate.name]: { candidateId: 1 },
      [QUERIES.candidateEvidence.name]: { candidateId: 1 },
      [QUERIES.similarCandidates.name]: { name: 'Åsa', email: '', phone: '', linkedinUrl: '' },
      [QUERIES.timeline.name]: { applicationId: 1, offset: 0, limit: 10 },
      [QUERIES.agenda.name]: { fromUtc: '2026-03-10 00:00:00', untilUtc: '2026-03-11 00:00:00', part: 'ahead', onlyMine: true, offset: 0, limit: 10 },
    };
    for (const query of Object.values(QUERIES)) {
      const result = answer(query, params[query.name] ?? { search: '', status: 'any', offset: 0, limit: 10 });
      expect([query.name, result.ok]).toEqual([query.name, true]);
      expect(query.answer.safeParse(result.ok ? result.value : null).success).toBe(true);
    }
  });

  test('without a copy the workstation still answers for itself, and the mirror says why not', () => {
    const { answer } = harness({ mirror: () => null });
    expect(answer(QUERIES.sessionState)).toMatchObject({
      ok: true,
      value: { state: 'ready', gatewayUrl: 'http://127.0.0.1:4100', device: { mirrorBytes: 4096 } },
    });
    expect(answer(QUERIES.board, { jobId: 7, search: '' })).toMatchObject({ ok: false, error: { code: 'mirror.no_copy' } });
  });

  test('cards know what is not delivered, receipts whom they are about', () => {
    const { answer, engine, fixture } = harness();
    fixture.insert('users', [
      { id: 21, name: 'Åsa Berg' },
      { id: 22, name: 'Ben Ode' },
    ]);
    fixture.insert('candidates', [
      { id: 31, userId: 21 },
      { id: 32, userId: 22 },
    ]);
    fixture.insert('applications', [
      { id: 41, jobId: 7, candidateId: 31, status: 'reviewing' },
      { id: 42, jobId: 7, candidateId: 32, status: 'reviewing' },
    ]);
    const receipt = {
      mutationId: 1,
      label: 'Move',
      state: 'on_this_laptop' as const,
      authoredAt: '2026-03-10 00:00:00',
      deliveredAt: null,
      reason: null,
      sentAt: null,
      serverVersion: null,
      skipped: [],
      conflicts: [],
      canUndo: true,
      canRetry: false,
    };
    const move = (applicationId: number) => ({ applicationId, historyId: -1, from: 'submitted', to: 'reviewing' });
    engine.entries.push(
      { ...receipt, name: 'applications.move', args: { moves: [move(41), move(42)] } },
      { ...receipt, name: 'candidates.untag', args: { tagId: 3, candidates: [{ candidateId: 32 }] } },
      { ...receipt, name: 'applications.move', args: { moves: [move(999)] } },
    );
    const column = answer(QUERIES.column, COLUMN);
    expect(
      column.ok &&
        (column.value as { cards: { applicationId: number; undelivered: boolean }[] }).cards.map((card) => [card.applicationId, card.undelivered]),
    ).toEqual([
      [42, false],
      [41, true],
    ]);
    const receipts = answer(QUERIES.listReceipts, { filter: 'all', offset: 0, limit: 10 });
    expect(receipts).toMatchObject({
      ok: true,
      value: {
        receipts: [
          { subject: 'Åsa Berg and 1 more', route: '/pipeline/7?application=41&candidate=31' },
          { subject: 'Ben Ode', route: '/candidates?candidate=32' },
          { subject: null, route: null },
        ],
      },
    });
  });

  test('a damaged mirror is reported to the engine, and no value reaches the log', () => {
    const damage = new AppError({ kind: 'corrupt', origin: 'db', code: 'mirror.damaged', message: 'The local copy is damaged.' });
    const broken = {
      prepare: () => {
        throw damage;
      },
    };
    const { answer, engine, logged } = harness({ mirror: () => broken });
    expect(answer(QUERIES.listJobs, { search: 'Maya', status: 'any', offset: 0, limit: 10 })).toMatchObject({
      ok: false,
      error: { code: 'mirror.damaged' },
    });
    expect(engine.damage).toEqual([damage]);
    expect(logged.join('\n')).toContain('query.failed');
    expect(logged.join('\n')).not.toContain('Maya');
  });

  test('a handler stands for every query that reads the mirror', () => {
    const local = [
      QUERIES.sessionState,
      QUERIES.settingsQuery,
      QUERIES.syncStatus,
      QUERIES.undoState,
      QUERIES.listReceipts,
      QUERIES.changeDetails,
    ].map((query) => query.name);
    const read = Object.values(QUERIES)
      .map((query) => query.name)
      .filter((name) => !local.includes(name));
    expect([...MIRROR_HANDLERS.keys()].sort()).toEqual(read.sort());
    expect(must(MIRROR_HANDLERS.get('pipeline.column'), 'the column').followsClock).toBe(true);
  });
});
