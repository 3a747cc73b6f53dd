/** Fields of a candidate that hold words. */
export const TEXT_FIELDS = ['name', 'email', 'title', 'skill', 'company', 'place', 'resume'] as const;
/** Fields that hold a number: `years:>5`, `salary:<80k`, `years:3-7`. */
export const NUMBER_FIELDS = ['years', 'salary'] as const;
/** Fields with a few known values; the platform may hold others, and they are found too. */
export const CHOICE_FIELDS = ['availability', 'visa', 'notice', 'seniority', 'source', 'status'] as const;
/** Names of the reader's tags, and of jobs someone applied to. */
export const NAME_FIELDS = ['tag', 'job'] as const;

export type TextField = (typeof TEXT_FIELDS)[number];
export type NumberField = (typeof NUMBER_FIELDS)[number];
export type ChoiceField = (typeof CHOICE_FIELDS)[number];
export type NameField = (typeof NAME_FIELDS)[number];
export type Field = TextField | NumberField | ChoiceField | NameField | 'relocate';

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...[...TEXT_FIELDS, ...NUMBER_FIELDS, ...CHOICE_FIELDS, ...NAME_FIELDS, 'relocate' as const].map((field) => [field, field] as const),
  // Other words people try for the same.
  ['city', 'place'],
  ['location', 'place'],
  ['skills', 'skill'],
  ['experience', 'years'],
  ['mail', 'email'],
  ['tags', 'tag'],
  ['cv', 'resume'],
  ['stage', 'status'],
]);

/** The field of that name in any case, or undefined. */
export function findField(name: string): Field | undefined {
  return FIELDS.get(name.toLowerCase());
}

/** Whether a field is one of a list, for the type's sake. */
export function isOneOf<T extends string>(list: readonly T[], field: string): field is T {
  return (list as readonly string[]).includes(field);
}
