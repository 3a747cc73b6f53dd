import { findField, type Field } from './fields.ts';
import { makeLeaf, type TypedValue } from './leaf.ts';
import { readPieces, type Piece } from './lexer.ts';
import type { ParsedSearch, SearchNode, SearchProblem } from './query.ts';
import { findWords } from './words.ts';

/** A search longer than this is pasted text, not a question. UTF-16 units. */
export const LONGEST_SEARCH = 1_000;
/** Deeper brackets are no question either. */
const DEEPEST = 40;

class Unreadable extends Error {
  readonly problem: SearchProblem;
  constructor(problem: SearchProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

interface ParseOptions {
  /** The last word is still being typed: it only has to be how a word begins. */
  readonly typing: boolean;
}

function isProblem(made: SearchNode | SearchProblem): made is SearchProblem {
  return 'code' in made;
}

function join(kind: 'and' | 'or', items: readonly SearchNode[]): SearchNode | null {
  // Nested groups of the same kind are one group: what is printed reads back the same.
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  return flat.length > 1 ? { kind, items: flat } : (flat[0] ?? null);
}

/** A recursive descent: or ← and ← unary ← bracket | field | word. */
class Parser {
  readonly #pieces: readonly Piece[];
  readonly #text: string;
  readonly #typing: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: string, typing: boolean) {
    this.#text = text;
    this.#typing = typing;
    this.#pieces = readPieces(text);
  }

  parse(): SearchNode | null {
    const node = this.#either(null);
    const rest = this.#pieces[this.#at];
    if (rest !== undefined) throw this.#problem('stray_bracket', rest, 'This bracket closes nothing. Remove it, or open one before it.');
    return node;
  }

  #either(field: Field | null): SearchNode | null {
    const items = [this.#all(field)];
    for (let piece = this.#next('or'); piece !== undefined; piece = this.#next('or')) {
      this.#requireBefore(piece);
      items.push(this.#all(field));
    }
    return join(
      'or',
      items.filter((item) => item !== null),
    );
  }

  #all(field: Field | null): SearchNode | null {
    const items: SearchNode[] = [];
    for (;;) {
      const piece = this.#pieces[this.#at];
      if (piece === undefined || piece.kind === 'close' || piece.kind === 'or') break;
      if (piece.kind === 'and') {
        this.#at += 1;
        this.#requireBefore(piece);
        continue;
      }
      const item = this.#unary(field);
      if (item !== null) items.push(item);
    }
    return join('and', items);
  }

  #unary(field: Field | null): SearchNode | null {
    const sign = this.#next('not') ?? this.#next('minus');
    if (sign === undefined) return this.#primary(field);
    const after = this.#pieces[this.#at];
    if (after !== undefined && (after.kind === 'and' || after.kind === 'or' || after.kind === 'close'))
      throw this.#problem('missing_word', sign, 'Say what is not wanted after this: NOT intern, or -intern.');
    const item = after === undefined ? null : this.#nested(() => this.#unary(field));
    if (item === null) return null;
    return item.kind === 'not' ? item.item : { kind: 'not', item };
  }

  #primary(field: Field | null): SearchNode | null {
    const piece = this.#pieces[this.#at];
    if (piece === undefined) return null;
    this.#at += 1;
    switch (piece.kind) {
      case 'open':
        return this.#group(piece, field);
      case 'field':
        return this.#field(piece);
      case 'phrase':
      case 'word':
        return this.#leaf(field, piece);
      default:
        throw this.#problem('missing_word', piece, 'There is a word missing before this.');
    }
  }

  #group(open: Piece, field: Field | null): SearchNode | null {
    if (this.#pieces[this.#at]?.kind === 'close')
      throw this.#problem('empty_brackets', open, 'There is nothing between these brackets. Write what to look for, or remove them.');
    const node = this.#nested(() => this.#either(field));
    // A bracket that is not closed yet reaches to the end.
    this.#next('close');
    return node;
  }

  #field(piece: Piece & { readonly kind: 'field' }): SearchNode | null {
    const field = findField(piece.name);
    if (field === undefined)
      throw this.#problem('unknown_field', piece, `There is no filter “${piece.name}:”. Put quotes around it to look for the words themselves.`);
    const value = this.#pieces[this.#at];
    const follows = value !== undefined && (value.kind === 'word' || value.kind === 'phrase' || value.kind === 'open') && value.from === piece.to;
    if (follows) return this.#primary(field);
    if (value === undefined && this.#typing) return null;
    throw this.#problem('missing_value', piece, `Say what “${piece.name}:” should be, without a space after the colon.`);
  }

  #leaf(field: Field | null, piece: Piece & { readonly kind: 'word' | 'phrase' }): SearchNode | null {
    const value: TypedValue = {
      text: piece.text,
      starred: piece.starred,
      unfinished: this.#typing && piece.kind === 'word' && piece.to === this.#text.length,
      from: piece.from,
      to: piece.to,
    };
    const made = makeLeaf(field, value);
    if (isProblem(made)) {
      // `years:>` is on its way to being a number.
      if (value.unfinished && /^[<>=]*$/u.test(piece.text)) return null;
      throw new Unreadable(made);
    }
    // Pictures and punctuation alone are nothing that could be found or missed.
    if (made.kind === 'words' && findWords(made.text).length === 0) return null;
    if ((made.kind === 'choice' || made.kind === 'named') && made.value === '') return null;
    return made;
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEEPEST)
      throw new Unreadable({ code: 'too_long', message: 'These brackets go too deep to be understood. Use fewer.', from: 0, to: this.#text.length });
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #next(kind: Piece['kind']): Piece | undefined {
    const piece = this.#pieces[this.#at];
    if (piece?.kind !== kind) return undefined;
    this.#at += 1;
    return piece;
  }

  #requireBefore(piece: Piece): void {
    const before = this.#pieces[this.#pieces.indexOf(piece) - 1]?.kind;
    if (before !== 'word' && before !== 'phrase' && before !== 'close')
      throw this.#problem(
        'missing_word',
        piece,
        'There is a word missing before this. AND and OR stand between two words; in quotes they are words.',
      );
  }

  #problem(code: SearchProblem['code'], { from, to }: Piece, message: string): Unreadable {
    return new Unreadable({ code, message, from, to });
  }
}

/**
 * Reads a search: words, "phrases", prefix*, AND, OR, NOT, -word, brackets and
 * `field:value` (`fields.ts`). What only lacks its end (a quote, a bracket, a
 * word after AND) is taken as far as it goes. Never throws: what cannot be
 * understood answers what is wrong and where.
 */
export function parseSearch(text: string, { typing }: ParseOptions = { typing: false }): ParsedSearch {
  if (text.length > LONGEST_SEARCH) {
    const message = `A search can be ${LONGEST_SEARCH.toLocaleString('en')} characters long; this is ${text.length.toLocaleString('en')}. Use the few words that matter.`;
    return { ok: false, problem: { code: 'too_long', message, from: LONGEST_SEARCH, to: text.length } };
  }
  try {
    return { ok: true, query: new Parser(text, typing).parse() };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}
