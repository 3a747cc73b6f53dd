import { toSqlite, type ParameterShape } from './dialect.ts';
import { ModelError, NotModelled } from './errors.ts';
import type { Part } from './statements.ts';
import { MODEL_TABLES, type Value } from './schema.ts';

/** A question in SQLite's words with its values. */
export interface Question {
  readonly sql: string;
  readonly values: readonly Value[];
}

const texts = new WeakMap<object, Map<string, string>>();

function shapeOf(parameter: unknown): ParameterShape {
  if (!Array.isArray(parameter)) return 'value';
  if (parameter.length === 0) throw new ModelError('ER_PARSE_ERROR', 'You have an error in your SQL syntax: an empty list');
  return Array.isArray(parameter[0]) ? parameter[0].length : 'list';
}

/** A parameter as SQLite takes it: whole numbers stay whole. */
export function bound(parameter: unknown): Value {
  if (parameter === null || typeof parameter === 'string' || typeof parameter === 'bigint') return parameter;
  if (typeof parameter === 'boolean') return parameter ? 1n : 0n;
  if (typeof parameter === 'number') return Number.isSafeInteger(parameter) ? BigInt(parameter) : parameter;
  if (Array.isArray(parameter)) return JSON.stringify(parameter);
  throw new NotModelled(`A parameter of type ${typeof parameter}.`);
}

/** Puts pieces of text and parts of a statement together; the text is made once for each shape of its parameters. */
export function question(pieces: readonly (string | Part)[], parameters: readonly unknown[]): Question {
  const parts = pieces.filter((piece): piece is Part => typeof piece !== 'string');
  const given = parts.flatMap((part) => parameters.slice(part.first, part.first + part.count));
  if (given.length !== parts.reduce((sum, part) => sum + part.count, 0)) throw new NotModelled('A statement lacks parameters.');
  const values = given.map(bound);
  const [anchor] = parts;
  if (anchor === undefined) throw new NotModelled('A question without a part of a statement.');
  const shapes = given.map(shapeOf);
  const form =
    pieces.length === 1 ? '' : pieces.map((piece) => (typeof piece === 'string' ? piece : `\u0000${piece.first}:${piece.tokens.length}`)).join(' ');
  const key = `${form}|${shapes.join(',')}`;
  const known = texts.get(anchor) ?? new Map<string, string>();
  texts.set(anchor, known);
  let sql = known.get(key);
  if (sql === undefined) {
    const next = shapes.values();
    const take = (): ParameterShape => next.next().value ?? 'value';
    sql = pieces.map((piece) => (typeof piece === 'string' ? piece : toSqlite(piece.tokens, take))).join(' ');
    known.set(key, sql);
  }
  return { sql, values };
}

const usedTables = new WeakMap<object, ReadonlySet<string>>();

/** The tables of the central database that a part of a statement names. */
export function tablesNamedIn(part: Part): ReadonlySet<string> {
  const known = usedTables.get(part);
  if (known !== undefined) return known;
  const names = new Set(part.tokens.map((token) => token.text.replaceAll('`', '')).filter((name) => MODEL_TABLES.has(name)));
  usedTables.set(part, names);
  return names;
}
