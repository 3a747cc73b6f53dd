import { keptValue } from '../../../shared/queries/kept.ts';
import { keptRowName } from '../kept-values.ts';
import { defineHandler, rowOf, type QueryContext } from '../query-handler.ts';

/** The text kept under a name on this device, or null. */
export function keptText(context: Pick<QueryContext, 'mirror'>, name: string): string | null {
  return rowOf<{ value: string }>(context, 'SELECT value FROM _setting WHERE name = ?', keptRowName(name))?.value ?? null;
}

/** What the window keeps on this device under a name. */
export const answerKeptValue = defineHandler(keptValue, (context, { name }) => ({ text: keptText(context, name) }));
