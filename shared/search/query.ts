import type { ChoiceField, NameField, NumberField, TextField } from './fields.ts';

/** What a search asks for, as a tree. Words are kept as typed; the index folds them. */
export type SearchNode =
  | { readonly kind: 'and' | 'or'; readonly items: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly item: SearchNode }
  /** Words in this order; the last one only has to begin so where `prefix` is set. `field` null looks everywhere. */
  | { readonly kind: 'words'; readonly field: TextField | null; readonly text: string; readonly prefix: boolean }
  /** `from` and `to` are inclusive; null is open. Whole numbers. */
  | { readonly kind: 'range'; readonly field: NumberField; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly value: string }
  | { readonly kind: 'named'; readonly field: NameField; readonly value: string }
  | { readonly kind: 'relocate'; readonly value: boolean };

/** Why a search cannot be understood, and where; positions are UTF-16 units of the text. */
export interface SearchProblem {
  readonly code: 'unknown_field' | 'missing_value' | 'bad_number' | 'bad_choice' | 'stray_bracket' | 'empty_brackets' | 'missing_word' | 'too_long';
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** A parsed search. `query` null asks for everybody. */
export type ParsedSearch = { readonly ok: true; readonly query: SearchNode | null } | { readonly ok: false; readonly problem: SearchProblem };
