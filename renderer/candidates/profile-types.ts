import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';

/** Everything the panel knows of a person. */
export type Profile = AnswerOf<typeof QUERIES.profile>;
export type Person = NonNullable<Profile['candidate']>;
export type Application = Profile['applications'][number];
export type Resume = Profile['resumes'][number];
