import { useMemo, useRef } from 'react';
import type { ErrorBody } from '../../shared/errors.ts';
import type { PipelineFilter } from '../../shared/queries/pipeline.ts';
import type { TableOrder, TableRow } from '../../shared/queries/pipeline-table.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { keepRows } from '../data/keep-identity.ts';
import { useQueries } from '../data/use-query.ts';
import type { TableGroup } from './table-items.ts';

/** Rows asked for at a time. */
export const PAGE = 100;

/** What the table on the screen asks, without its window. */
export interface TableQuestion {
  readonly jobId: number;
  readonly search: string;
  readonly filter: PipelineFilter | undefined;
  readonly order: TableOrder;
  readonly grouped: boolean;
}

/** What is known of the table. */
export interface TableWindow {
  readonly total: number;
  readonly groups: readonly TableGroup[];
  readonly rows: ReadonlyMap<number, TableRow>;
  readonly indexOf: ReadonlyMap<number, number>;
}

interface Followed {
  /** Null until the first answer. */
  readonly window: TableWindow | null;
  readonly error: ErrorBody | null;
}

/** Follows the part of the table that is in view. While another question is answered, what was there stays. */
export function useTableWindow(question: TableQuestion, pages: readonly number[]): Followed {
  const states = useQueries(
    QUERIES.table,
    pages.map((page) => ({ ...question, order: [...question.order], offset: page * PAGE, limit: PAGE })),
  );
  const last = useRef<TableWindow | null>(null);
  const key = pages.join();
  return useMemo(() => {
    const numbers = key.split(',').map(Number);
    const answered = states.flatMap((state, index) => (state.value === undefined ? [] : [{ page: numbers[index] ?? 0, answer: state.value }]));
    const first = answered[0];
    if (first !== undefined) {
      const known = last.current === null ? undefined : [...last.current.rows.values()];
      const rows = new Map<number, TableRow>();
      for (const { page, answer } of answered) {
        keepRows(known, answer.rows, (row) => row.applicationId).forEach((row, index) => rows.set(page * PAGE + index, row));
      }
      const indexOf = new Map([...rows].map(([index, row]) => [row.applicationId, index]));
      last.current = { total: first.answer.total, groups: first.answer.groups, rows, indexOf };
    }
    const error = states.find((state) => state.state === 'error' && state.value === undefined)?.error ?? null;
    return { window: last.current, error };
  }, [states, key]);
}
