import { NotModelled } from './errors.ts';
import { closing, countParameters, findTop, plainName, splitTop, tokensOf, type Token } from './tokens.ts';

/** Tokens with the parameters they take: `first` is the index of their first one in the whole statement. */
export interface Part {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly count: number;
}

export type LockMode = 'shared' | 'exclusive';

/** A table in FROM, by its name and what the statement calls it. */
export interface TableUse {
  readonly table: string;
  readonly alias: string;
}

export interface Select {
  readonly kind: 'select';
  readonly all: Part;
  /** From FROM to the end, and the tables in it; null where rows are not locked. */
  readonly lock: { readonly mode: LockMode; readonly rest: Part; readonly tables: readonly TableUse[] } | null;
}

export interface Assignment {
  readonly column: string;
  readonly value: Part;
}

export interface Insert {
  readonly kind: 'insert';
  readonly table: string;
  readonly columns: readonly string[];
  readonly ignore: boolean;
  readonly replace: boolean;
  /** One parameter that holds all rows, rows of expressions, or a query. */
  readonly source:
    | { readonly kind: 'bulk'; readonly parameter: number }
    | { readonly kind: 'rows'; readonly rows: readonly (readonly Part[])[]; readonly bulk: readonly (number | null)[] }
    | { readonly kind: 'query'; readonly query: Part; readonly rest: Part; readonly tables: readonly TableUse[] };
  readonly onDuplicate: readonly Assignment[] | null;
}

export interface Update {
  readonly kind: 'update';
  readonly target: TableUse;
  readonly from: Part;
  readonly assignments: readonly Assignment[];
  readonly rest: Part;
}

export interface Delete {
  readonly kind: 'delete';
  readonly target: TableUse;
  readonly rest: Part;
}

export type Isolation = 'READ UNCOMMITTED' | 'READ COMMITTED' | 'REPEATABLE READ';

export type Control =
  | { readonly kind: 'begin'; readonly snapshot: boolean }
  | { readonly kind: 'commit' }
  | { readonly kind: 'rollback'; readonly to: string | null }
  | { readonly kind: 'savepoint'; readonly name: string }
  | { readonly kind: 'truncate'; readonly table: string }
  | { readonly kind: 'isolation'; readonly level: Isolation; readonly session: boolean }
  | { readonly kind: 'settings'; readonly lockWaitSeconds: number | null }
  | { readonly kind: 'variables'; readonly names: string };

export type Statement = Select | Insert | Update | Delete | Control;

const AFTER_FROM = ['WHERE', 'GROUP', 'HAVING', 'ORDER', 'LIMIT', 'UNION', 'FOR', 'LOCK'];
const JOINS: ReadonlySet<string> = new Set(['JOIN', 'STRAIGHT_JOIN', ',']);

const parsed = new Map<string, Statement>();

/** Understands a statement; each text once. @throws NotModelled */
export function parseStatement(sql: string): Statement {
  const known = parsed.get(sql);
  if (known !== undefined) return known;
  const tokens = tokensOf(sql.trim().replace(/;$/, ''));
  const statement = parseTokens(tokens);
  parsed.set(sql, statement);
  return statement;
}

type Parser = (tokens: readonly Token[], words: readonly string[]) => Statement;

const PARSERS: Readonly<Record<string, Parser>> = {
  SELECT: parseSelect,
  WITH: parseSelect,
  '(': parseSelect,
  INSERT: parseInsert,
  REPLACE: parseInsert,
  UPDATE: parseUpdate,
  DELETE: parseDelete,
  BEGIN: () => ({ kind: 'begin', snapshot: false }),
  START: (_tokens, words) => ({ kind: 'begin', snapshot: words.includes('SNAPSHOT') }),
  COMMIT: () => ({ kind: 'commit' }),
  ROLLBACK: (tokens, words) => ({ kind: 'rollback', to: words[1] === 'TO' ? plainName(tokens.at(-1)) : null }),
  SAVEPOINT: (tokens) => ({ kind: 'savepoint', name: plainName(tokens[1]) }),
  TRUNCATE: (tokens) => ({ kind: 'truncate', table: plainName(tokens.at(-1)) }),
  // Statistics decide how fast an answer comes, not what it is.
  ANALYZE: () => ({ kind: 'settings', lockWaitSeconds: null }),
  SET: parseSet,
  SHOW: (tokens) => ({ kind: 'variables', names: tokens.map((token) => token.text).join(' ') }),
};

function parseTokens(tokens: readonly Token[]): Statement {
  const words = tokens.map((token) => token.upper);
  const parse = PARSERS[words[0] ?? ''];
  if (parse === undefined) throw new NotModelled(`A statement that begins with ${words[0] ?? 'nothing'}.`);
  return parse(tokens, words);
}

function parseSet(tokens: readonly Token[], words: readonly string[]): Control {
  const level = words.indexOf('LEVEL');
  if (level > 0) {
    const name = words.slice(level + 1, level + 3).join(' ') as Isolation;
    return { kind: 'isolation', level: name, session: words.includes('SESSION') };
  }
  const wait = tokens.findIndex((token) => token.text === 'innodb_lock_wait_timeout');
  return { kind: 'settings', lockWaitSeconds: wait < 0 ? null : Number(tokens[wait + 2]?.text) };
}

function partOf(tokens: readonly Token[], from: number, to: number): Part {
  const own = tokens.slice(from, to);
  return { tokens: own, first: countParameters(tokens.slice(0, from)), count: countParameters(own) };
}

function parseSelect(tokens: readonly Token[]): Select {
  let end = tokens.length;
  let mode: LockMode | null = null;
  const lockAt = findTop(tokens, ['FOR', 'LOCK']);
  if (lockAt < tokens.length && /^(UPDATE|SHARE|IN)$/.test(tokens[lockAt + 1]?.upper ?? '')) {
    end = lockAt;
    mode = tokens[lockAt + 1]?.upper === 'UPDATE' ? 'exclusive' : 'shared';
  }
  const all = partOf(tokens, 0, end);
  if (mode === null) return { kind: 'select', all, lock: null };
  const from = findTop(tokens, ['FROM']);
  return { kind: 'select', all, lock: { mode, rest: partOf(tokens, from, end), tables: tablesIn(tokens.slice(from + 1, end)) } };
}

/**
 * The conditions that name whole keys of a table (`id = ?`, `id IN (?)`), as a
 * part each: the server locks the rows they lead to before it looks at the rest.
 */
export function keyConditions(rest: Part, alias: string, columns: readonly string[]): Part[] {
  const { tokens } = rest;
  const where = findTop(tokens, ['WHERE']);
  const end = findTop(tokens, ['ORDER', 'LIMIT', 'GROUP', 'OR'], where);
  if (tokens[end]?.upper === 'OR') return [];
  const found = new Map<string, Part>();
  for (let start = where + 1; start < end;) {
    const stop = Math.min(findTop(tokens, ['AND'], start), end);
    if (tokens[start + 1]?.upper === '.' && plainName(tokens[start]) === alias) start += 2;
    const name = plainName(tokens[start]);
    const isEquality = tokens[start + 1]?.upper === '=' && stop === start + 3;
    if (columns.includes(name) && (isEquality || tokens[start + 1]?.upper === 'IN')) {
      const own = partOf(tokens, start, stop);
      found.set(name, { ...own, first: own.first + rest.first });
    }
    start = stop + 1;
  }
  return found.size === columns.length ? [...found.values()] : [];
}

/** The tables of a FROM clause, without those of derived tables. */
export function tablesIn(tokens: readonly Token[]): TableUse[] {
  const clause = tokens.slice(0, findTop(tokens, AFTER_FROM));
  const uses: TableUse[] = [];
  for (let start = 0; start < clause.length;) {
    const first = clause[start];
    if (first !== undefined && first.upper !== '(') {
      const second = clause[start + 1]?.upper === 'AS' ? clause[start + 2] : clause[start + 1];
      const isAlias = second !== undefined && second.kind !== 'mark' && !/^(ON|JOIN|LEFT|INNER|CROSS|STRAIGHT_JOIN|USING)$/.test(second.upper);
      uses.push({ table: plainName(first), alias: isAlias ? plainName(second) : plainName(first) });
    }
    start = findTop(clause, [...JOINS], start) + 1;
  }
  return uses;
}

function assignmentsIn(tokens: readonly Token[], from: number, to: number): Assignment[] {
  const assignments: Assignment[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(findTop(tokens, [','], start), to);
    const equals = findTop(tokens, ['='], start);
    assignments.push({ column: plainName(tokens[equals - 1]), value: partOf(tokens, equals + 1, end) });
    start = end + 1;
  }
  return assignments;
}

function parseInsert(tokens: readonly Token[]): Insert {
  const into = tokens.findIndex((token) => token.upper === 'INTO');
  const table = plainName(tokens[into + 1]);
  const open = into + 2;
  if (tokens[open]?.upper !== '(') throw new NotModelled('INSERT without a list of columns.');
  const close = closing(tokens, open);
  const columns = splitTop(tokens.slice(open + 1, close)).map(([name]) => plainName(name));
  const duplicate = tokens.findIndex((token, index) => token.upper === 'ON' && tokens[index + 1]?.upper === 'DUPLICATE');
  const end = duplicate < 0 ? tokens.length : duplicate;
  const onDuplicate = duplicate < 0 ? null : assignmentsIn(tokens, duplicate + 4, tokens.length);
  const head = { kind: 'insert' as const, table, columns, onDuplicate };
  const flags = { ignore: tokens[1]?.upper === 'IGNORE', replace: tokens[0]?.upper === 'REPLACE' };
  if (tokens[close + 1]?.upper !== 'VALUES') return { ...head, ...flags, source: queryIn(tokens, close + 1, end) };
  if (tokens[close + 2]?.kind === 'parameter') {
    return { ...head, ...flags, source: { kind: 'bulk', parameter: countParameters(tokens.slice(0, close + 2)) } };
  }
  return { ...head, ...flags, source: rowsIn(tokens, close + 2, end) };
}

function queryIn(tokens: readonly Token[], start: number, end: number): Insert['source'] {
  const from = Math.min(findTop(tokens, ['FROM'], start), end);
  const tables = tablesIn(tokens.slice(from + 1, end));
  return { kind: 'query', query: partOf(tokens, start, end), rest: partOf(tokens, from, end), tables };
}

function rowsIn(tokens: readonly Token[], from: number, to: number): Insert['source'] {
  const rows: Part[][] = [];
  const bulk: (number | null)[] = [];
  for (let open = from; open < to;) {
    const close = closing(tokens, open);
    const row: Part[] = [];
    for (let start = open + 1; start < close;) {
      const end = Math.min(findTop(tokens, [','], start), endOf(tokens, start, close));
      row.push(partOf(tokens, start, end));
      start = end + 1;
    }
    // `VALUES (?)` with a list fills all columns at once.
    bulk.push(row.length === 1 && row[0]?.tokens.length === 1 && row[0].count === 1 ? row[0].first : null);
    rows.push(row);
    open = close + 2;
  }
  return { kind: 'rows', rows, bulk };
}

/** Where an expression inside a parenthesis ends: at its comma or at the closing mark. */
function endOf(tokens: readonly Token[], start: number, close: number): number {
  const comma = findTop(tokens.slice(0, close), [','], start);
  return Math.min(comma, close);
}

function parseUpdate(tokens: readonly Token[]): Update {
  const set = findTop(tokens, ['SET']);
  const rest = findTop(tokens, ['WHERE', 'ORDER', 'LIMIT'], set);
  const tables = tablesIn(tokens.slice(1, set));
  const qualifier = tokens[set + 2]?.upper === '.' ? plainName(tokens[set + 1]) : null;
  const target = qualifier === null ? tables[0] : tables.find((use) => use.alias === qualifier);
  if (target === undefined) throw new NotModelled('UPDATE of no table.');
  return {
    kind: 'update',
    target,
    from: partOf(tokens, 1, set),
    assignments: assignmentsIn(tokens, set + 1, rest),
    rest: partOf(tokens, rest, tokens.length),
  };
}

function parseDelete(tokens: readonly Token[]): Delete {
  const from = findTop(tokens, ['FROM']);
  const tables = tablesIn(tokens.slice(from + 1));
  const named = from === 1 ? null : plainName(tokens[1]);
  const target = named === null ? tables[0] : tables.find((use) => use.alias === named);
  if (target === undefined) throw new NotModelled('DELETE from no table.');
  return { kind: 'delete', target, rest: partOf(tokens, from, tokens.length) };
}
