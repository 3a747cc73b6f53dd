/** A piece of a search as typed. */
export type Piece =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'minus'; readonly from: number; readonly to: number }
  | { readonly kind: 'field'; readonly name: string; readonly from: number; readonly to: number }
  /** `starred`: the last word only has to begin so. */
  | { readonly kind: 'phrase' | 'word'; readonly text: string; readonly starred: boolean; readonly from: number; readonly to: number };

const QUOTES = '"“”„«»';
const ENDS_WORD = new RegExp(String.raw`[\s()${QUOTES}]`, 'u');
const FIELD = /^([a-z]+):/iu;
const OPERATORS = { AND: 'and', OR: 'or', NOT: 'not' } as const;

function isOperator(word: string): word is keyof typeof OPERATORS {
  return word in OPERATORS;
}

/** Everything up to the closing quote; a quote that is not closed yet reaches to the end. */
function readPhrase(text: string, from: number): Piece {
  let to = from + 1;
  while (to < text.length && !QUOTES.includes(text[to] ?? '')) to += 1;
  const starred = text[to + 1] === '*';
  return { kind: 'phrase', text: text.slice(from + 1, to), starred, from, to: Math.min(to + (starred ? 2 : 1), text.length) };
}

function readWord(text: string, from: number, afterField: boolean): Piece {
  const field = afterField ? null : FIELD.exec(text.slice(from));
  // `https://…` is no filter.
  if (field !== null && !text.startsWith('//', from + field[0].length))
    return { kind: 'field', name: field[1] ?? '', from, to: from + field[0].length };
  let to = from;
  while (to < text.length && !ENDS_WORD.test(text[to] ?? '')) to += 1;
  const word = text.slice(from, to);
  if (!afterField && isOperator(word)) return { kind: OPERATORS[word], from, to };
  return { kind: 'word', text: word.replace(/\*+$/u, ''), starred: word.endsWith('*'), from, to };
}

/** Whether what stands here is no part of the piece before it. */
function beginsWord(last: Piece | undefined, at: number): boolean {
  return last?.to !== at || last.kind === 'open';
}

/** Cuts a search into its pieces. Any text has some; nothing is lost but spaces. */
export function readPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const here = text[at] ?? '';
    const last = pieces.at(-1);
    const afterField = last?.kind === 'field' && last.to === at;
    if (/\s/u.test(here)) {
      at += 1;
      continue;
    }
    const piece: Piece =
      here === '(' || here === ')'
        ? { kind: here === '(' ? 'open' : 'close', from: at, to: at + 1 }
        : QUOTES.includes(here)
          ? readPhrase(text, at)
          : here === '-' && beginsWord(last, at) && !/^(?:\s|$)/u.test(text.slice(at + 1))
            ? { kind: 'minus', from: at, to: at + 1 }
            : readWord(text, at, afterField);
    pieces.push(piece);
    at = piece.to;
  }
  return pieces;
}
