import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { TABLES, type TableName } from '../../shared/generated/tables.ts';
import { MutationRejection } from '../../shared/mutators/mutator.ts';
import type { Operation } from '../../shared/mutators/port.ts';
import { openMemoryMirror } from './mirror.ts';
import type { SqliteMirrorStore } from './store.ts';

const NOW = '2026-03-10 12:00:00';
const LATER = '2026-03-11 09:00:00';
let store: SqliteMirrorStore;

beforeEach(() => {
  store = openMemoryMirror().current();
  const insert = store.database.connection;
  for (let id = 1; id <= 6; id += 1) {
    insert.prepare('INSERT INTO candidates (id, userId) VALUES (?, ?)').run(id, 100 + id);
    insert.prepare("INSERT INTO applications (id, jobId, candidateId, status, updatedAt) VALUES (?, 1, ?, 'submitted', ?)").run(id, id, NOW);
    insert.prepare('INSERT INTO applicationHistory (id, applicationId, toStatus) VALUES (?, ?, ?)').run(id, id, 'submitted');
  }
  insert.prepare("INSERT INTO candidateTags (id, createdBy, name) VALUES (1, 7, 'Keen')").run();
});

function image(): string {
  const tables = TABLES.filter((table) => !table.serverOnly).map((table) => table.name);
  return JSON.stringify([...tables, '_undo', '_id_map'].map((table) => store.database.connection.prepare(`SELECT * FROM "${table}"`).all()));
}

function run(mutationId: number, ...operations: Operation[]): unknown[] {
  return store.transaction(() => {
    const recorder = store.record(mutationId, LATER);
    return operations.map((operation) => recorder.handle(operation));
  });
}

describe('the five verbs', () => {
  test('an insert fills what MySQL would, an update stamps what MySQL would', () => {
    run(1, { verb: 'insert', table: 'applications', as: -1, values: { jobId: 1, candidateId: 2 } });
    expect(store.database.prepare('SELECT status, submittedAt, isDraft FROM applications WHERE id = -1').get()).toEqual({
      status: 'submitted',
      submittedAt: LATER,
      isDraft: 1,
    });
    run(2, { verb: 'update', table: 'applications', id: 3, changes: { status: 'offered' } });
    expect(store.database.prepare('SELECT status, updatedAt FROM applications WHERE id = 3').get()).toEqual({ status: 'offered', updatedAt: LATER });
  });

  test('a row with the natural key is taken instead of made, under both names', () => {
    const key = { createdBy: 7, name: 'Keen' };
    const [id] = run(1, { verb: 'insert', table: 'candidateTags', as: -5, values: key, naturalKey: key });
    expect(id).toBe(1);
    expect(store.resolveId('candidateTags', -5)).toBe(1);
    expect(run(2, { verb: 'get', table: 'candidateTags', id: -5 })[0]).toMatchObject({ id: 1, name: 'Keen' });
    store.transaction(() => store.revert(1));
    expect(store.resolveId('candidateTags', -5)).toBe(-5);
  });

  test('a delete takes owned rows along', () => {
    run(1, { verb: 'delete', table: 'applications', id: 2 });
    expect(store.database.prepare('SELECT id FROM applicationHistory WHERE applicationId = 2').all()).toEqual([]);
    store.transaction(() => store.revert(1));
    expect(store.database.prepare('SELECT id FROM applicationHistory WHERE applicationId = 2').all()).toEqual([{ id: 2 }]);
  });

  test.each<Operation>([
    { verb: 'update', table: 'applications', id: 77, changes: { status: 'offered' } },
    { verb: 'delete', table: 'applications', id: 77 },
  ])('$verb of a row that is not there is rejected', (operation) => {
    expect(() => run(1, operation)).toThrow(MutationRejection);
  });

  test('what was read is remembered: rows, and equalities even without a result', () => {
    const recorder = store.record(1, NOW);
    recorder.handle({ verb: 'get', table: 'applications', id: 77 });
    recorder.handle({ verb: 'findBy', table: 'candidateTags', equals: { name: 'Keen', createdBy: 7 } });
    const { keys, predicates } = recorder.reads();
    expect(keys.map(([, id]) => id)).toEqual([77, 1]);
    expect(predicates.map(([, columns, values]) => [columns, values])).toEqual([
      [
        ['createdBy', 'name'],
        [7, 'Keen'],
      ],
    ]);
  });
});

const WRITABLE = ['applications', 'applicationHistory', 'candidates'] as const satisfies readonly TableName[];

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    verb: fc.constant('insert' as const),
    table: fc.constantFrom(...WRITABLE),
    as: fc.integer({ min: -40, max: -1 }),
    values: fc.record({ applicationId: fc.integer({ min: 1, max: 6 }) }),
  }),
  fc.record({
    verb: fc.constant('update' as const),
    table: fc.constantFrom(...WRITABLE),
    id: fc.integer({ min: -6, max: 6 }),
    changes: fc.record({ notes: fc.option(fc.string()), status: fc.string() }),
  }),
  fc.record({ verb: fc.constant('delete' as const), table: fc.constantFrom(...WRITABLE), id: fc.integer({ min: -6, max: 6 }) }),
);

test('undoing all mutations, newest first, gives back every byte', () => {
  fc.assert(
    fc.property(fc.array(fc.array(operation, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (mutations) => {
      const before = image();
      const made = new Set<number>();
      mutations.forEach((operations, index) => {
        const fresh = operations.filter((step) => step.verb !== 'insert' || (!made.has(step.as) && made.add(step.as)));
        try {
          run(index + 1, ...fresh);
        } catch (thrown) {
          // A refused mutation leaves no trace, which the comparison below proves as well.
          if (!(thrown instanceof MutationRejection)) throw thrown;
        }
      });
      const wrote = store.database.prepare('SELECT 1 FROM _undo').get() !== undefined;
      expect(image() !== before).toBe(wrote);
      store.transaction(() => {
        for (let id = mutations.length; id >= 1; id -= 1) store.revert(id);
      });
      expect(image()).toBe(before);
    }),
    { numRuns: 60 },
  );
});
