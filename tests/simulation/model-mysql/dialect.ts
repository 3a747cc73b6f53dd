import { NotModelled } from './errors.ts';
import { closing, type Token } from './tokens.ts';

const CLOCKS: ReadonlySet<string> = new Set(['NOW', 'CURRENT_TIMESTAMP', 'UTC_TIMESTAMP', 'LOCALTIMESTAMP', 'SYSDATE']);
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['IF', 'iif'],
  ['GREATEST', 'max'],
  ['LEAST', 'min'],
  ['SUBSTRING', 'substr'],
  ['CHAR_LENGTH', 'length'],
  ['LOCATE', 'instr'],
]);
const CAST_TYPES: ReadonlyMap<string, string> = new Map([
  ['UNSIGNED', 'INTEGER'],
  ['SIGNED', 'INTEGER'],
  ['CHAR', 'TEXT'],
  ['JSON', 'TEXT'],
  ['DECIMAL', 'NUMERIC'],
  ['DATETIME', 'TEXT'],
]);
const WITH_UNIT: ReadonlySet<string> = new Set(['TIMESTAMPADD', 'TIMESTAMPDIFF']);
const INDEX_HINTS: ReadonlySet<string> = new Set(['USE', 'FORCE', 'IGNORE']);

/** What a `?` stands for: one value, a list of values, or a list of rows of so many. */
export type ParameterShape = 'value' | 'list' | number;

/**
 * Writes tokens of MySQL as text of SQLite. Parameters keep their order; lists
 * travel as JSON, so that one text serves lists of any length.
 * @param shapeOf what the next parameter is, asked once for each in order
 */
export function toSqlite(tokens: readonly Token[], shapeOf: () => ParameterShape): string {
  const out: string[] = [];
  for (let index = 0; index < tokens.length; index += 1) index = writeToken(tokens, index, out, shapeOf);
  return out.join(' ');
}

/** Writes the token at `index` with what belongs to it; answers the last one written. */
function writeToken(tokens: readonly Token[], index: number, out: string[], shapeOf: () => ParameterShape): number {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (token.kind === 'parameter') out.push(parameterText(shapeOf(), tokens[index - 1]));
  else if (token.kind === 'text') out.push(token.text.replaceAll(/\\(.)/g, (_, character: string) => (character === "'" ? "''" : character)));
  else if (token.upper === '<=>') out.push('IS');
  else if (token.upper === '&&') out.push('AND');
  else if (token.upper === 'DIV') out.push('/');
  else if (token.upper === 'STRAIGHT_JOIN') out.push(...(isModifier(tokens[index - 1]) ? [] : ['CROSS JOIN']));
  else if (CLOCKS.has(token.upper)) return writeClock(tokens, index, out);
  else if (token.upper === 'CURDATE' || token.upper === 'UTC_DATE') {
    out.push('clock_date');
  } else if (token.upper === 'INTERVAL') return writeInterval(tokens, index, out, shapeOf);
  else if (token.upper === 'INFORMATION_SCHEMA' && next?.upper === '.') {
    out.push(`information_schema_${tokens[index + 2]?.text.toLowerCase() ?? ''}`);
    return index + 2;
  } else if (INDEX_HINTS.has(token.upper) && next?.upper === 'INDEX') return closing(tokens, index + 2);
  else if (token.upper === 'AS' && isCast(tokens, index)) {
    out.push('AS', CAST_TYPES.get(next?.upper ?? '') ?? unknownType(next));
    return tokens[index + 2]?.upper === '(' ? closing(tokens, index + 2) : index + 1;
  } else if (next?.upper === '(' && RENAMED.has(token.upper)) out.push(RENAMED.get(token.upper) ?? '');
  else if (next?.upper === '(' && WITH_UNIT.has(token.upper)) {
    out.push(token.text, '(', `'${tokens[index + 2]?.upper ?? ''}'`);
    return index + 2;
  } else if (
    next?.upper === '(' &&
    token.kind === 'word' &&
    /^(EXISTS|IN|VALUES|AS|ON|AND|OR|NOT|WHERE|FROM|JOIN|UNION|ALL|SELECT|BY|OVER|WHEN|THEN|ELSE)$/.test(token.upper)
  ) {
    out.push(token.text);
  } else if (next?.upper === '(' && token.kind === 'word') out.push(token.text.toLowerCase());
  else if (token.upper === '.' || tokens[index - 1]?.upper === '.') glue(out, token.text);
  else out.push(token.text);
  return index;
}

/** `a . b` is one word in SQLite's functions as well as in its names. */
function glue(out: string[], text: string): void {
  out.push(`${out.pop() ?? ''}${text}`);
}

function parameterText(shape: ParameterShape, before: Token | undefined): string {
  if (shape === 'value') return '?';
  if (before?.upper !== '(') throw new NotModelled('A list stands outside of IN (…).');
  if (shape === 'list') return 'SELECT value FROM json_each(?)';
  const columns = Array.from({ length: shape }, (_, index) => `json_extract(value, '$[${index}]')`);
  return `SELECT ${columns.join(', ')} FROM json_each(?)`;
}

function isModifier(before: Token | undefined): boolean {
  return before?.upper === 'SELECT' || before?.upper === 'DISTINCT';
}

/** `NOW()`, `UTC_TIMESTAMP(3)`, or without parentheses. */
function writeClock(tokens: readonly Token[], index: number, out: string[]): number {
  if (tokens[index + 1]?.upper !== '(') {
    out.push('clock_text(0)');
    return index;
  }
  const end = closing(tokens, index + 1);
  out.push(`clock_text(${end === index + 2 ? 0 : (tokens[index + 2]?.text ?? 0)})`);
  return end;
}

/** `left + INTERVAL amount UNIT`, where left is a name, a value or a call written just before. */
function writeInterval(tokens: readonly Token[], index: number, out: string[], shapeOf: () => ParameterShape): number {
  const sign = out.pop() === '-' ? '-' : '';
  const left = popOperand(out);
  const amount = tokens[index + 1] as Token;
  const end = amount.upper === '(' ? closing(tokens, index + 1) : index + 1;
  const text = toSqlite(tokens.slice(index + 1, end + 1), shapeOf);
  out.push(`time_add(${left}, ${sign}${text}, '${tokens[end + 1]?.upper ?? ''}')`);
  return end + 1;
}

function popOperand(out: string[]): string {
  const last = out.pop() ?? '';
  if (last !== ')') return last;
  const parts = [last];
  for (let depth = 1; depth > 0;) {
    const part = out.pop();
    if (part === undefined) throw new NotModelled('INTERVAL without an operand.');
    if (part === ')') depth += 1;
    if (part === '(') depth -= 1;
    parts.unshift(part);
  }
  if (/^[a-z_]\w*$/.test(out.at(-1) ?? '')) parts.unshift(out.pop() ?? '');
  return parts.join(' ');
}

/** Whether this AS stands in a CAST: its parenthesis was opened by one. */
function isCast(tokens: readonly Token[], index: number): boolean {
  let depth = 0;
  for (let before = index - 1; before >= 0; before -= 1) {
    const { upper } = tokens[before] as Token;
    if (upper === ')') depth += 1;
    else if (upper === '(' && (depth -= 1) < 0) return tokens[before - 1]?.upper === 'CAST';
  }
  return false;
}

function unknownType(token: Token | undefined): never {
  throw new NotModelled(`CAST to ${token?.text ?? 'nothing'}.`);
}
