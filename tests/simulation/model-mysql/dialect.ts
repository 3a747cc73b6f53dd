import { NotModelled } from './errors.ts';
import { closing, type Token } from './tokens.ts';

const CLOCKS: ReadonlySet<string> = new Set(['NOW', 'CURRENT_TIMESTAMP', 'UTC_TIMESTAMP', 'LOCALTIMESTAMP', 'SYSDATE']);
/** Functions and operators that only have another name. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['IF', 'iif'],
  ['GREATEST', 'max'],
  ['LEAST', 'min'],
  ['SUBSTRING', 'substr'],
  ['CHAR_LENGTH', 'length'],
  ['LOCATE', 'instr'],
  ['<=>', 'IS'],
  ['&&', 'AND'],
  ['DIV', '/'],
  ['CURDATE', 'clock_date'],
  ['UTC_DATE', 'clock_date'],
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

/** Where writing stands. */
interface Writing {
  readonly tokens: readonly Token[];
  readonly out: string[];
  readonly shapeOf: () => ParameterShape;
}

/** Writes what begins at a token and answers the last token it took; null when it is not its business. */
type Writer = (writing: Writing, token: Token, index: number) => number | null;

/**
 * Writes tokens of MySQL as text of SQLite. Parameters keep their order; lists
 * travel as JSON, so that one text serves lists of any length.
 * @param shapeOf what the next parameter is, asked once for each in order
 */
export function toSqlite(tokens: readonly Token[], shapeOf: () => ParameterShape): string {
  const writing: Writing = { tokens, out: [], shapeOf };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token !== undefined) index = writeToken(writing, token, index);
  }
  return writing.out.join(' ');
}

function writeToken(writing: Writing, token: Token, index: number): number {
  for (const writer of WRITERS) {
    const end = writer(writing, token, index);
    if (end !== null) return end;
  }
  writing.out.push(token.text);
  return index;
}

const writeParameter: Writer = ({ tokens, out, shapeOf }, token, index) => {
  if (token.kind !== 'parameter') return null;
  out.push(parameterText(shapeOf(), tokens[index - 1]));
  return index;
};

const writeText: Writer = ({ out }, token, index) => {
  if (token.kind !== 'text') return null;
  out.push(token.text.replaceAll(/\\(.)/g, (_, character: string) => (character === "'" ? "''" : character)));
  return index;
};

/** `a . b` is one word. */
const writeDotted: Writer = ({ tokens, out }, token, index) => {
  if (token.upper !== '.' && tokens[index - 1]?.upper !== '.') return null;
  out.push(`${out.pop() ?? ''}${token.text}`);
  return index;
};

const writeJoinOrder: Writer = ({ tokens, out }, token, index) => {
  if (token.upper !== 'STRAIGHT_JOIN') return null;
  const isModifier = /^(SELECT|DISTINCT)$/.test(tokens[index - 1]?.upper ?? '');
  if (!isModifier) out.push('CROSS JOIN');
  return index;
};

/** `NOW()`, `UTC_TIMESTAMP(3)`, or without parentheses; not the name that a column of an answer is given. */
const writeClock: Writer = ({ tokens, out }, token, index) => {
  if (!CLOCKS.has(token.upper) || tokens[index - 1]?.upper === 'AS') return null;
  const end = tokens[index + 1]?.upper === '(' ? closing(tokens, index + 1) : index;
  out.push(`clock_text(${end <= index + 2 ? 0 : (tokens[index + 2]?.text ?? 0)})`);
  return end;
};

/** `left + INTERVAL amount UNIT`, where left is a name, a value or a call written just before. */
const writeInterval: Writer = ({ tokens, out, shapeOf }, token, index) => {
  if (token.upper !== 'INTERVAL') return null;
  const sign = out.pop() === '-' ? '-' : '';
  const left = popOperand(out);
  const open = [index + 1, index + 2].find((place) => tokens[place]?.upper === '(');
  const isDotted = tokens[index + 2]?.upper === '.';
  const end = open !== undefined ? closing(tokens, open) : isDotted ? index + 3 : index + 1;
  const amount = toSqlite(tokens.slice(index + 1, end + 1), shapeOf);
  out.push(`time_add(${left}, ${sign}${amount}, '${tokens[end + 1]?.upper ?? ''}')`);
  return end + 1;
};

const writeInformation: Writer = ({ tokens, out }, token, index) => {
  if (token.upper !== 'INFORMATION_SCHEMA' || tokens[index + 1]?.upper !== '.') return null;
  out.push(`information_schema_${tokens[index + 2]?.text.toLowerCase() ?? ''}`);
  return index + 2;
};

const skipIndexHint: Writer = ({ tokens }, token, index) =>
  INDEX_HINTS.has(token.upper) && tokens[index + 1]?.upper === 'INDEX' ? closing(tokens, index + 2) : null;

const writeCastType: Writer = ({ tokens, out }, token, index) => {
  if (token.upper !== 'AS' || !isCast(tokens, index)) return null;
  const type = CAST_TYPES.get(tokens[index + 1]?.upper ?? '');
  if (type === undefined) throw new NotModelled(`CAST to ${tokens[index + 1]?.text ?? 'nothing'}.`);
  out.push('AS', type);
  return tokens[index + 2]?.upper === '(' ? closing(tokens, index + 2) : index + 1;
};

const writeRenamed: Writer = ({ tokens, out }, token, index) => {
  const name = RENAMED.get(token.upper);
  const isCall = tokens[index + 1]?.upper === '(';
  if (name === undefined || (/^[a-z]/.test(name) && !isCall)) return null;
  out.push(name);
  return index;
};

/** The unit of `TIMESTAMPADD(SECOND, …)` is a bare word. */
const writeUnitCall: Writer = ({ tokens, out }, token, index) => {
  if (!WITH_UNIT.has(token.upper) || tokens[index + 1]?.upper !== '(') return null;
  out.push(token.text, '(', `'${tokens[index + 2]?.upper ?? ''}'`);
  return index + 2;
};

/** Functions are written small, so that an operand before INTERVAL is known by it. */
const writeCall: Writer = ({ tokens, out }, token, index) => {
  if (token.kind !== 'word' || tokens[index + 1]?.upper !== '(' || KEYWORDS.test(token.upper)) return null;
  out.push(token.text.toLowerCase());
  return index;
};

const KEYWORDS = /^(EXISTS|IN|VALUES|AS|ON|AND|OR|NOT|WHERE|FROM|JOIN|UNION|ALL|SELECT|BY|OVER|WHEN|THEN|ELSE)$/;

const WRITERS: readonly Writer[] = [
  writeParameter,
  writeText,
  writeDotted,
  writeJoinOrder,
  writeClock,
  writeInterval,
  writeInformation,
  skipIndexHint,
  writeCastType,
  writeRenamed,
  writeUnitCall,
  writeCall,
];

function parameterText(shape: ParameterShape, before: Token | undefined): string {
  // SQLite plans a statement anew at each call whose LIMIT is a bare parameter.
  if (shape === 'value') return before?.upper === 'LIMIT' ? '? + 0' : '?';
  if (before?.upper !== '(') throw new NotModelled('A list stands outside of IN (…).');
  if (shape === 'list') return 'SELECT value FROM json_each(?)';
  const columns = Array.from({ length: shape }, (_, index) => `json_extract(value, '$[${index}]')`);
  return `SELECT ${columns.join(', ')} FROM json_each(?)`;
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
    const upper = tokens[before]?.upper;
    if (upper === ')') depth += 1;
    else if (upper === '(' && (depth -= 1) < 0) return tokens[before - 1]?.upper === 'CAST';
  }
  return false;
}
