import { useMemo } from 'react';
import type { z } from 'zod';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { call } from './actions.ts';
import { readOnce, useQuery } from './use-query.ts';

/** Something this device keeps for the person at it, under a name; what was never kept, or is not understood any more, is `initial`. */
export interface Kept<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

function parse<T>({ schema, initial }: Kept<T>, text: string | null | undefined): T {
  if (text == null) return initial;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : initial;
  } catch {
    return initial;
  }
}

/** Follows a kept value. */
export function useKept<T>(kept: Kept<T>): T {
  const text = useQuery(QUERIES.keptValue, { name: kept.name }).value?.text;
  return useMemo(() => parse(kept, text), [kept, text]);
}

/** Reads a kept value once; what cannot be read is `initial`. */
export async function readKeptValue<T>(kept: Kept<T>): Promise<T> {
  const result = await readOnce(QUERIES.keptValue, { name: kept.name });
  return result.ok ? parse(kept, result.value.text) : kept.initial;
}

/** Writes the text of a kept value; null forgets it. Answers false when that failed, which is told unless `quiet`. */
export async function keepText(name: string, text: string | null, quiet = false): Promise<boolean> {
  const result = await call(COMMANDS.keep, { name, text });
  if (!result.ok && !quiet) showToast({ title: say('data.not-kept'), detail: result.error.message, tone: 'problem' });
  return result.ok;
}

/** Keeps a value from now on; says so only when that fails. */
export async function keepValue<T>(kept: Kept<T>, value: T): Promise<void> {
  await keepText(kept.name, JSON.stringify(value));
}
