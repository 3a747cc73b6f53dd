import type { LedgerFilter, MutationRecord, MutationUpdate, QueueStore } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';

interface StoredMutation {
  readonly id: number;
  readonly name: string;
  readonly args_version: number;
  readonly args: string;
  readonly label: string;
  readonly origin: MutationRecord['origin'];
  readonly authored_at: number;
  readonly sent_at: number | null;
  readonly decided_at: number | null;
  readonly outcome: string | null;
  readonly resolutions: string | null;
  readonly open_conflicts: number;
  readonly server_version: number | null;
  readonly settled: 0 | 1;
  readonly as_noop: 0 | 1;
  readonly inverse: string | null;
  readonly undone_by: number | null;
  readonly undo_order: number | null;
  readonly target: number | null;
  readonly dismissed: 0 | 1;
  readonly problem: string | null;
  readonly reads: string;
}

const COLUMNS =
  'id, name, args_version, args, label, origin, authored_at, sent_at, decided_at, outcome, resolutions, open_conflicts, server_version, settled, as_noop, inverse, undone_by, undo_order, target, dismissed, problem, reads';

/** Where each field lives. `status` repeats the outcome's, for the indexes. */
const FIELDS: { readonly [K in keyof MutationUpdate]-?: { column: string; json?: true | 'with null' } } = {
  name: { column: 'name' },
  argsVersion: { column: 'args_version' },
  // Emptied ones stay readable: the column holds JSON in any case.
  args: { column: 'args', json: 'with null' },
  label: { column: 'label' },
  origin: { column: 'origin' },
  authoredAt: { column: 'authored_at' },
  sentAt: { column: 'sent_at' },
  decidedAt: { column: 'decided_at' },
  outcome: { column: 'outcome', json: true },
  resolutions: { column: 'resolutions', json: true },
  openConflicts: { column: 'open_conflicts' },
  serverVersion: { column: 'server_version' },
  settled: { column: 'settled' },
  asNoop: { column: 'as_noop' },
  inverse: { column: 'inverse', json: true },
  undoneBy: { column: 'undone_by' },
  undoOrder: { column: 'undo_order' },
  target: { column: 'target' },
  dismissed: { column: 'dismissed' },
  problem: { column: 'problem', json: true },
  reads: { column: 'reads', json: true },
};

/** The partial indexes serve these two conditions; joined by OR as well. */
const REFUSED = "status = 'rejected' AND dismissed = 0";
const UNDECIDED_FIELDS = 'open_conflicts > 0';

const FILTERS: Readonly<Record<LedgerFilter, string>> = {
  all: '1',
  // What was taken back before it was sent only keeps its number: nobody waits for it.
  pending: 'status IS NULL AND NOT (as_noop = 1 AND undone_by IS NOT NULL)',
  attention: `((${REFUSED}) OR ${UNDECIDED_FIELDS})`,
  delivered: "status = 'applied'",
};

function parse<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}

function toRecord(row: StoredMutation): MutationRecord {
  return {
    id: row.id,
    name: row.name,
    argsVersion: row.args_version,
    args: JSON.parse(row.args),
    label: row.label,
    origin: row.origin,
    authoredAt: row.authored_at,
    sentAt: row.sent_at,
    decidedAt: row.decided_at,
    outcome: parse(row.outcome),
    resolutions: parse(row.resolutions) ?? [],
    openConflicts: row.open_conflicts,
    serverVersion: row.server_version,
    settled: row.settled === 1,
    asNoop: row.as_noop === 1,
    inverse: parse(row.inverse),
    undoneBy: row.undone_by,
    undoOrder: row.undo_order,
    target: row.target,
    dismissed: row.dismissed === 1,
    problem: parse(row.problem),
    reads: JSON.parse(row.reads) as MutationRecord['reads'],
  };
}

function toColumn(value: unknown, json: true | 'with null' | undefined): string | number | null {
  if (json === 'with null') return JSON.stringify(value);
  if (value === null || value === undefined) return null;
  if (json === true) return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value as string | number;
}

/** The queue and ledger in a mirror file. */
export class SqliteQueueStore implements QueueStore {
  readonly #database: MirrorDatabase;

  constructor(database: MirrorDatabase) {
    this.#database = database;
  }

  insert(record: MutationRecord): void {
    const { id, ...rest } = record;
    const fields = Object.keys(FIELDS) as (keyof MutationUpdate)[];
    const columns = fields.map((field) => FIELDS[field].column);
    const values = fields.map((field) => toColumn(rest[field], FIELDS[field].json));
    this.#database
      .prepare(`INSERT INTO _mutation (id, status, ${columns.join(', ')}) VALUES (?, ?, ${columns.map(() => '?').join(', ')})`)
      .run(id, record.outcome?.status ?? null, ...values);
    this.#database.touch('queue');
  }

  update(id: number, changes: MutationUpdate): void {
    const fields = (Object.keys(changes) as (keyof MutationUpdate)[]).filter((field) => changes[field] !== undefined);
    const sets = fields.map((field) => `${FIELDS[field].column} = ?`);
    const values = fields.map((field) => toColumn(changes[field], FIELDS[field].json));
    if ('outcome' in changes) {
      sets.push('status = ?');
      values.push(changes.outcome?.status ?? null);
    }
    this.#database.prepare(`UPDATE _mutation SET ${sets.join(', ')} WHERE id = ?`).run(...values, id);
    this.#database.touch('queue');
  }

  get(id: number): MutationRecord | null {
    const row = this.#database.prepare<StoredMutation>(`SELECT ${COLUMNS} FROM _mutation WHERE id = ?`).get(id);
    return row === undefined ? null : toRecord(row);
  }

  unsettled(upTo: number = Number.MAX_SAFE_INTEGER): MutationRecord[] {
    return this.#all('settled = 0 AND id <= ? ORDER BY id', upTo);
  }

  undecided(limit: number): MutationRecord[] {
    return this.#all('status IS NULL ORDER BY id LIMIT ?', limit);
  }

  list(filter: LedgerFilter, offset: number, limit: number): { total: number; records: MutationRecord[] } {
    const where = FILTERS[filter];
    const { total } = this.#one<{ total: number }>(`SELECT count(*) AS total FROM _mutation WHERE ${where}`);
    return { total, records: this.#all(`${where} ORDER BY id DESC LIMIT ? OFFSET ?`, limit, offset) };
  }

  counts(): { pending: number; attention: number } {
    const { pending } = this.#one<{ pending: number }>(`SELECT count(*) AS pending FROM _mutation WHERE ${FILTERS.pending}`);
    const { attention } = this.#one<{ attention: number }>(`SELECT count(*) AS attention FROM _mutation WHERE ${FILTERS.attention}`);
    return { pending, attention };
  }

  newestUndoable(): MutationRecord | null {
    const undoable =
      "origin <> 'undo' AND undone_by IS NULL AND status IS NOT 'rejected' AND as_noop = 0 AND (inverse IS NOT NULL OR sent_at IS NULL)";
    return this.#all(`${undoable} ORDER BY id DESC LIMIT 1`)[0] ?? null;
  }

  lastUndone(): MutationRecord | null {
    return this.#all('undo_order IS NOT NULL ORDER BY undo_order DESC LIMIT 1')[0] ?? null;
  }

  clearRedo(): void {
    this.#database.prepare('UPDATE _mutation SET undo_order = NULL WHERE undo_order IS NOT NULL').run();
  }

  prune(keep: number): void {
    const { changes } = this.#database
      .prepare(
        `DELETE FROM _mutation WHERE settled = 1 AND open_conflicts = 0 AND (status IS NOT 'rejected' OR dismissed = 1)
         AND id <= (SELECT max(id) FROM _mutation) - ?`,
      )
      .run(keep);
    if (changes > 0) this.#database.prepare('DELETE FROM _about WHERE mutation_id NOT IN (SELECT id FROM _mutation)').run();
  }

  #all(where: string, ...values: (string | number)[]): MutationRecord[] {
    return this.#database
      .prepare<StoredMutation>(`SELECT ${COLUMNS} FROM _mutation WHERE ${where}`)
      .all(...values)
      .map(toRecord);
  }

  #one<T>(sql: string): T {
    return this.#database.prepare<T>(sql).get() as T;
  }
}
