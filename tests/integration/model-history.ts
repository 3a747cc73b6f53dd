import fc from 'fast-check';
import { insertOf, type ForeignStatement } from '../simulation/platform-rows.ts';

/** A statement of a history, with numbers that choose the rows. */
export interface ModelAction {
  readonly action: string;
  readonly first: number;
  readonly second: number;
}

/** What one connection of a history does next: one statement, or several that travel together. */
export interface ModelStep {
  readonly connection: number;
  readonly actions: readonly ModelAction[];
}

export const CONNECTIONS = 3;
const ROWS = 4;

type Make = (first: number, second: number, salt: string) => ForeignStatement;

function plain(sql: string, ...parameters: unknown[]): ForeignStatement {
  return { sql, parameters };
}

/** Rows that exist, and now and then one that does not. */
function id(number: number): number {
  return 1 + (number % (ROWS + 1));
}

const STATUSES = ['submitted', 'reviewing', 'offered'];

/** Statements like the gateway's, the platform's and the sequencer's. */
const ACTIONS: Readonly<Record<string, Make>> = {
  begin: () => plain('START TRANSACTION'),
  snapshot: () => plain('START TRANSACTION WITH CONSISTENT SNAPSHOT'),
  commit: () => plain('COMMIT'),
  rollback: () => plain('ROLLBACK'),
  repeatable: () => plain('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ'),
  dirty: () => plain('SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED'),
  savepoint: () => plain('SAVEPOINT mutation'),
  move: (first, second) => plain('UPDATE applications SET status = ?, updatedAt = NOW() WHERE id = ?', STATUSES[second % 3], id(first)),
  moveTwo: (first, second) => plain('UPDATE applications SET status = ? WHERE id IN (?)', STATUSES[second % 3], [id(first), id(second)]),
  rename: (first, second) => plain('UPDATE users SET name = ? WHERE id = ?', `name ${second % 2}`, id(first)),
  hand: (first, second) => plain('UPDATE candidates SET addedBy = ? WHERE id = ?', second % 3 === 0 ? null : id(second), id(first)),
  apply: (first, second, salt) => insertOf('applications', { jobId: id(first), candidateId: id(second), status: 'submitted' }, salt),
  history: (first, second, salt) => insertOf('applicationHistory', { applicationId: id(first), changedBy: id(second), toStatus: 'offered' }, salt),
  tag: (first, _second, salt) => insertOf('candidateTags', { createdBy: id(first), name: `tag ${salt}` }, salt),
  assign: (first, second, salt) => insertOf('candidateTagAssignments', { tagId: id(first), candidateId: id(second), assignedBy: id(first) }, salt),
  dropApplication: (first) => plain('DELETE FROM applications WHERE id = ?', id(first)),
  dropCandidate: (first) => plain('DELETE FROM candidates WHERE id = ?', id(first)),
  dropUser: (first) => plain('DELETE FROM users WHERE id = ?', id(first)),
  dropJob: (first) => plain('DELETE FROM jobs WHERE id = ?', id(first)),
  dropTag: (first) => plain('DELETE FROM candidateTags WHERE id = ?', id(first)),
  lockRow: (first) => plain('SELECT id, status FROM applications WHERE id IN (?) ORDER BY id FOR UPDATE', [id(first), id(first + 1)]),
  lockJoin: (first) =>
    plain('SELECT a.id, c.userId FROM applications a JOIN candidates c ON c.id = a.candidateId WHERE a.id = ? FOR UPDATE', id(first)),
  member: (first, second) =>
    plain(
      'INSERT INTO sync_member (scope_id, table_no, pk, projection) VALUES ? ON DUPLICATE KEY UPDATE projection = GREATEST(sync_member.projection, VALUES(projection))',
      [
        [1, 5, id(first), 1 + (second % 3)],
        [1, 5, id(second), 2],
      ],
    ),
  edge: (first, second) =>
    plain(
      'INSERT IGNORE INTO sync_edge (fk_no, child_pk, parent_pk) SELECT ?, a.id, a.candidateId FROM applications a WHERE a.id <= ?',
      7,
      id(first + second),
    ),
  ticks: (first) =>
    plain(
      'INSERT INTO sync_state (name, value) VALUES ? ON DUPLICATE KEY UPDATE value = IF(name = ?, value + 1, VALUES(value))',
      [
        ['high', String(first)],
        ['ticks', '1'],
      ],
      'ticks',
    ),
  scope: (first) => plain("INSERT INTO sync_scope (kind, ref_id) VALUES ('company', ?) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)", id(first)),
  lead: (first) =>
    plain(
      'UPDATE sync_leader SET expires_at = GREATEST(expires_at + INTERVAL 1000 MICROSECOND, UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND) WHERE id = 1 AND fence = ?',
      first * 1_000,
      first % 2,
    ),
  versions: (first, second) =>
    plain(
      'UPDATE sync_scope s JOIN sync_state m ON m.name = CONCAT(?, s.id) SET s.floor = GREATEST(s.floor, CAST(m.value AS UNSIGNED)) WHERE s.id = ?',
      `mark:${second % 2}:`,
      id(first),
    ),
  readRows: (first) =>
    plain('SELECT id, status, jobId, candidateId FROM applications WHERE id IN (?) ORDER BY id', [id(first), id(first + 2), id(first + 3)]),
  readLog: (first) => plain('SELECT seq, table_no, pk, op FROM sync_log WHERE seq > ? ORDER BY seq LIMIT ?', first, 20),
  readGroups: () => plain('SELECT status, COUNT(*) AS amount, MAX(id) AS last FROM applications GROUP BY status ORDER BY last'),
  readMembers: () =>
    plain('SELECT pk, projection FROM sync_member WHERE (table_no, pk) IN (?) ORDER BY pk', [
      [5, 1],
      [5, 2],
      [5, 3],
    ]),
  readOuter: () =>
    plain(
      'SELECT u.id, c.id AS candidate, IF(c.addedBy <=> NULL, 1, 0) AS alone FROM users u LEFT JOIN candidates c ON c.userId = u.id ORDER BY u.id, c.id',
    ),
  readNull: (first) => plain('SELECT COUNT(*) AS amount FROM candidates WHERE addedBy <=> ?', first % 2 === 0 ? null : 1),
  readExists: (first) =>
    plain('SELECT EXISTS (SELECT 1 FROM sync_log l WHERE l.seq > ?) OR EXISTS (SELECT 1 FROM jobs WHERE id = ?) AS waiting', 10_000, id(first)),
  readTimes: () =>
    plain(
      "SELECT TIMESTAMPDIFF(SECOND, '2026-01-01 00:00:00', UTC_TIMESTAMP()) DIV 10 AS tens, TIMESTAMPADD(SECOND, 90, '2026-01-01 00:00:00') AS later, NOW() - INTERVAL 180 DAY AS earlier, 1 AS now",
    ),
  readGaps: () =>
    plain(
      'SELECT before_seq, seq FROM (SELECT seq, COALESCE(LAG(seq) OVER (ORDER BY seq), ?) AS before_seq FROM sync_log WHERE seq > ?) AS l WHERE seq > before_seq + 1 ORDER BY seq',
      0,
      0,
    ),
};

/** What every history starts with. */
export function beginning(): ForeignStatement[] {
  const rows = Array.from({ length: ROWS }, (_, index) => index + 1);
  const all = (make: (row: number) => ForeignStatement): ForeignStatement[] => rows.map(make);
  return [
    ...all((row) => insertOf('companies', {}, `c${row}`)),
    ...all((row) => insertOf('users', { companyId: row, role: 'recruiter', email: `user${row}@example.test` }, `u${row}`)),
    ...all((row) => insertOf('recruiters', { userId: row }, `r${row}`)),
    ...all((row) => insertOf('candidates', { userId: row, addedBy: row % 2 === 0 ? row : null }, `p${row}`)),
    ...all((row) => insertOf('jobs', { postedBy: row, status: 'active' }, `j${row}`)),
    ...all((row) => insertOf('applications', { jobId: row, candidateId: row, status: 'submitted' }, `a${row}`)),
    ...all((row) => insertOf('candidateTags', { createdBy: row, name: `tag ${row}` }, `t${row}`)),
    ...all((row) => plain("INSERT INTO sync_scope (kind, ref_id) VALUES ('company', ?)", row)),
    plain("INSERT IGNORE INTO sync_leader (id, holder, fence, expires_at) VALUES (1, '', 0, '2000-01-01 00:00:00')"),
    plain('INSERT INTO sync_state (name, value) VALUES ?', [
      ['mark:0:1', '17'],
      ['mark:1:2', '40'],
    ]),
  ];
}

/** Statements as one text, as the gateway sends them. */
export function joined(statements: readonly ForeignStatement[]): ForeignStatement {
  return { sql: statements.map(({ sql }) => sql).join(';\n'), parameters: statements.flatMap(({ parameters }) => parameters) };
}

export function statementOf({ actions }: ModelStep, salt: string): ForeignStatement {
  const statements = actions.map(({ action, first, second }, index) => {
    const make = ACTIONS[action];
    if (make === undefined) throw new Error(`There is no action ${action}.`);
    return make(first, second, index === 0 ? salt : `${salt}-${index}`);
  });
  return joined(statements);
}

/** What never travels with others here: who scans locks more than the model does, which only shows where it is alone. */
const ALONE: ReadonlySet<string> = new Set(['edge', 'versions', 'repeatable', 'snapshot', 'rollback']);

function action(names: readonly string[]): fc.Arbitrary<ModelAction> {
  return fc.record({ action: fc.constantFrom(...names), first: fc.nat(20), second: fc.nat(20) });
}

/** Begins like a transaction or goes on in one, does some things, and may end with COMMIT. */
function together(): fc.Arbitrary<ModelAction[]> {
  const names = Object.keys(ACTIONS).filter((name) => !ALONE.has(name) && name !== 'begin' && name !== 'commit');
  const optional = (name: string): fc.Arbitrary<ModelAction[]> => fc.array(action([name]), { maxLength: 1 });
  return fc.tuple(optional('begin'), fc.array(action(names), { minLength: 2, maxLength: 4 }), optional('commit')).map((parts) => parts.flat());
}

/** Interleaved histories of several connections; every third step is of several statements. */
export function modelHistories(length: number): fc.Arbitrary<ModelStep[]> {
  const alone = action(Object.keys(ACTIONS)).map((one) => [one]);
  const step = fc.record({
    connection: fc.nat(CONNECTIONS - 1),
    actions: fc.oneof({ weight: 2, arbitrary: alone }, { weight: 1, arbitrary: together() }),
  });
  return fc.array(step, { minLength: length / 2, maxLength: length });
}
