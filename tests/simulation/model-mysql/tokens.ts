import { NotModelled } from './errors.ts';

export type TokenKind = 'word' | 'name' | 'text' | 'number' | 'parameter' | 'mark';

/** One token of a statement; `upper` is what keywords are compared with, empty for anything that is none. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly upper: string;
}

const PATTERN =
  /\s+|(?<name>`[^`]+`)|(?<text>'(?:[^'\\]|''|\\.)*')|(?<number>\d+(?:\.\d+)?)|(?<parameter>\?)|(?<word>@{0,2}[A-Za-z_$][\w$]*)|(?<mark><=>|<>|!=|<=|>=|\|\||&&|<<|>>|[-+*/%=<>(),.;&|^~!])/gy;

/** Cuts a statement into tokens. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < sql.length) {
    const at = PATTERN.lastIndex;
    const groups = PATTERN.exec(sql)?.groups;
    if (groups === undefined) throw new NotModelled(`No token at "${sql.slice(at, at + 40)}".`);
    const found = Object.entries(groups).find(([, text]) => text !== undefined);
    if (found === undefined) continue;
    const [kind, text] = found as [TokenKind, string];
    tokens.push({ kind, text, upper: kind === 'word' ? text.toUpperCase() : kind === 'mark' ? text : '' });
  }
  return tokens;
}

/** The first place at or after `from`, outside parentheses, where one of the keywords stands; the end when none does. */
export function findTop(tokens: readonly Token[], keywords: readonly string[], from = 0): number {
  let depth = 0;
  for (let index = from; index < tokens.length; index += 1) {
    const upper = tokens[index]?.upper ?? '';
    if (upper === '(') depth += 1;
    else if (upper === ')') depth -= 1;
    else if (depth === 0 && keywords.includes(upper)) return index;
  }
  return tokens.length;
}

/** Splits at the commas outside parentheses. */
export function splitTop(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [];
  for (let start = 0; start < tokens.length;) {
    const end = findTop(tokens, [','], start);
    parts.push(tokens.slice(start, end));
    start = end + 1;
  }
  return parts;
}

/** Where the parenthesis opened at `open` closes. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const upper = tokens[index]?.upper ?? '';
    if (upper === '(') depth += 1;
    if (upper === ')' && (depth -= 1) === 0) return index;
  }
  throw new NotModelled('A parenthesis is not closed.');
}

export function countParameters(tokens: readonly Token[]): number {
  return tokens.filter((token) => token.kind === 'parameter').length;
}

/** A name as written in the catalogue, without its quotes. */
export function plainName(token: Token | undefined): string {
  if (token === undefined) throw new NotModelled('A name is missing.');
  return token.text.replaceAll('`', '');
}

/** A statement of several that were sent together, with the number of its parameters. */
interface Part {
  readonly sql: string;
  readonly parameters: number;
}

const counts = new Map<string, number>();

function countIn(sql: string): number {
  const count = counts.get(sql) ?? countParameters(tokensOf(sql));
  counts.set(sql, count);
  return count;
}

/** The statements of a text, which a semicolon at a line's end parts. */
export function partsOf(sql: string): readonly Part[] {
  return sql.split(';\n').map((part) => ({ sql: part, parameters: countIn(part) }));
}
