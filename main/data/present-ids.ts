import type { TableName } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';

/** Parameters of questions that name a row. */
const NAMED: Readonly<Record<string, TableName>> = { candidateId: 'candidates', applicationId: 'applications', jobId: 'jobs' };

/**
 * A question's parameters with the ids rows have now: a screen that was opened
 * on a row made here goes on asking by its temporary id after the server gave
 * it another (`design.md` 3, ids).
 */
export function presentIds(params: unknown, ids: { readonly resolveId: (table: TableName, id: RowId) => RowId }): unknown {
  if (typeof params !== 'object' || params === null) return params;
  const renamed = Object.entries(params).flatMap(([name, value]) => {
    const table = NAMED[name];
    return table === undefined || typeof value !== 'number' || value >= 0 ? [] : [[name, ids.resolveId(table, value)] as const];
  });
  return renamed.length === 0 ? params : { ...params, ...Object.fromEntries(renamed) };
}
