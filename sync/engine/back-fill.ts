import { tableByNo } from '../../shared/generated/tables.ts';
import { askDigest, type Exchange } from './digest-exchange.ts';
import type { EngineParts } from './engine-parts.ts';
import { badAnswer, cancelledCall } from './network-errors.ts';
import type { LackingColumns } from './ports.ts';
import { changeBelow } from './rebase.ts';
import { pause } from './runtime.ts';

/** Fetches the next rows' values and writes them below what waits, with the place to go on from, in one transaction. */
async function fillNext(exchange: Exchange, lack: LackingColumns): Promise<number> {
  const { parts, store } = exchange;
  const { filled } = await askDigest(exchange, { kind: 'columns', ...lack, columns: [...lack.columns] });
  const table = tableByNo(lack.table);
  if (filled === undefined || table === undefined) throw badAnswer();
  const touched = new Set<number>();
  for (const row of filled.rows) parts.pending.collectUsers(lack.table, Number(row[0]), touched);
  const [, ...others] = store.fact('lacking');
  changeBelow(parts.subject(), touched, () => {
    store.fillColumns(table.name, lack.columns, filled.rows);
    store.setFact('lacking', filled.after === null ? others : [{ ...lack, after: filled.after }, ...others]);
  });
  store.touch(table.name);
  return filled.rows.length;
}

/**
 * Fetches what columns hold that a newer version of the workstation knows and
 * the one before did not: those columns only, row after row, each answer of one
 * snapshot. The copy stays in use; it goes on behind the last stored answer.
 * @throws ResyncNeeded when the copy must be taken again, AppError for anything else
 */
export async function backFill(parts: EngineParts, signal: AbortSignal): Promise<void> {
  const store = parts.mirror.current();
  let rows = 0;
  for (let [lack] = store.fact('lacking'); lack !== undefined; [lack] = store.fact('lacking')) {
    const leave = await parts.gate.enter();
    try {
      if (signal.aborted || parts.mirror.current() !== store) throw cancelledCall();
      rows += await fillNext({ parts, signal, store }, lack);
    } finally {
      leave();
    }
    // The stream's steps and the window's questions come in between.
    await pause(parts.runtime, 0, signal);
  }
  if (rows > 0) parts.log('columns.filled', { rows });
}
