import { CHOICE_FIELDS, isOneOf, NAME_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, type Field, type NumberField } from './fields.ts';
import type { SearchNode, SearchProblem } from './query.ts';

/** A value as it stands in the text. */
export interface TypedValue {
  readonly text: string;
  readonly starred: boolean;
  /** Its author may still be typing it: the last word of the text. */
  readonly unfinished: boolean;
  readonly from: number;
  readonly to: number;
}

const NUMBER = String.raw`(\d{1,12})(k?)`;
const RANGE = new RegExp(`^(?:(>=?|<=?|=)?${NUMBER}|${NUMBER}(?:-|\\.\\.)${NUMBER})$`, 'iu');
const YES = ['yes', 'y', 'true', '1'];
const NO = ['no', 'n', 'false', '0'];

function problem(code: SearchProblem['code'], value: TypedValue, message: string): SearchProblem {
  return { code, message, from: value.from, to: value.to };
}

function amount(digits: string | undefined, thousands: string | undefined): number {
  return Number(digits) * (thousands === undefined || thousands === '' ? 1 : 1_000);
}

function range(field: NumberField, value: TypedValue): SearchNode | SearchProblem {
  const match = RANGE.exec(value.text.replaceAll(/[,_'’\s]/g, ''));
  if (match === null)
    return problem(
      'bad_number',
      value,
      `“${field}:” takes a number, such as ${field}:${field === 'years' ? '>5 or years:3-7' : '<80k or salary:50k-70k'}.`,
    );
  const [, sign = '=', digits, thousands, low, lowThousands, high, highThousands] = match;
  if (low !== undefined) {
    const ends = [amount(low, lowThousands), amount(high, highThousands)] as const;
    return { kind: 'range', field, from: Math.min(...ends), to: Math.max(...ends) };
  }
  const number = amount(digits, thousands);
  switch (sign) {
    case '>':
      return { kind: 'range', field, from: number + 1, to: null };
    case '>=':
      return { kind: 'range', field, from: number, to: null };
    case '<':
      if (number === 0) return problem('bad_number', value, 'Nothing is less than 0.');
      return { kind: 'range', field, from: null, to: number - 1 };
    case '<=':
      return { kind: 'range', field, from: null, to: number };
    default:
      return { kind: 'range', field, from: number, to: number };
  }
}

function yesOrNo(value: TypedValue): SearchNode | SearchProblem {
  const text = value.text.toLowerCase();
  if (YES.includes(text)) return { kind: 'relocate', value: true };
  if (NO.includes(text)) return { kind: 'relocate', value: false };
  return problem('bad_choice', value, 'Write relocate:yes or relocate:no.');
}

/** One condition out of a field and its value; without a field, words to look for everywhere. */
export function makeLeaf(field: Field | null, value: TypedValue): SearchNode | SearchProblem {
  if (field === null || isOneOf(TEXT_FIELDS, field)) {
    return { kind: 'words', field, text: value.text, prefix: value.starred || value.unfinished };
  }
  if (isOneOf(NUMBER_FIELDS, field)) return range(field, value);
  const text = value.text.trim();
  if (isOneOf(CHOICE_FIELDS, field)) return { kind: 'choice', field, value: text };
  if (isOneOf(NAME_FIELDS, field)) return { kind: 'named', field, value: text };
  return yesOrNo(value);
}
