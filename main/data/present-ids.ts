import type { TableName } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';

/** Parameters of questions that name a row, or several. */
const NAMED: Readonly<Record<string, TableName>> = {
  candidateId: 'candidates',
  candidateIds: 'candidates',
  applicationId: 'applications',
  applicationIds: 'applications',
  jobId: 'jobs',
};

interface Ids {
  readonly resolveId: (table: TableName, id: RowId) => RowId;
}

/** The value under a name; the same one where nothing in it is made here. */
function present(name: string, value: unknown, ids: Ids): unknown {
  const table = NAMED[name];
  if (typeof value === 'number') return table !== undefined && value < 0 ? ids.resolveId(table, value) : value;
  if (!Array.isArray(value)) return presentIds(value, ids);
  const items = value.map((item) => present(name, item, ids));
  return items.every((item, index) => item === value[index]) ? value : items;
}

/**
 * A question's parameters with the ids rows have now: a screen that was opened
 * on a row made here goes on asking by its temporary id after the server gave
 * it another (`design.md` 3, ids).
 */
export function presentIds(params: unknown, ids: Ids): unknown {
  if (typeof params !== 'object' || params === null) return params;
  const renamed = Object.entries(params).flatMap(([name, value]) => {
    const now = present(name, value, ids);
    return now === value ? [] : [[name, now] as const];
  });
  return renamed.length === 0 ? params : { ...params, ...Object.fromEntries(renamed) };
}
