import type { z } from 'zod';
import type { TableName } from '../generated/tables.ts';

/** Local bookkeeping a query may depend on besides the mirror's tables. */
export type LocalTopic = 'queue' | 'sync' | 'session' | 'settings' | 'search' | 'kept' | 'seen';

/**
 * A named, parametrised, windowed question of the renderer. Its answer is sent
 * again whenever one of the tables or topics it reads has changed.
 */
export interface Query<Params, Answer> {
  readonly name: string;
  readonly params: z.ZodType<Params>;
  readonly answer: z.ZodType<Answer>;
  readonly reads: readonly (TableName | LocalTopic)[];
}

/** Declares a query; only here so that its types are inferred from its schemas. */
export function defineQuery<Params, Answer>(query: Query<Params, Answer>): Query<Params, Answer> {
  return query;
}

export type ParamsOf<Q> = Q extends Query<infer Params, unknown> ? Params : never;
export type AnswerOf<Q> = Q extends Query<never, infer Answer> ? Answer : Q extends Query<infer _Params, infer Answer> ? Answer : never;
