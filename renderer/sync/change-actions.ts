import { COMMANDS } from '../../shared/contract/commands.ts';
import type { SaveOutcome } from '../../shared/contract/preload-api.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { dayKey, plural } from '../format.ts';
import { call } from '../data/actions.ts';
import { showToast } from '../kit/toasts.tsx';
import { ledgerText, type LedgerFormat } from './ledger-file.ts';

function tellProblem(title: string, error: ErrorBody): void {
  showToast({ title, detail: error.message, tone: 'problem' });
}

/** Sends a refused change again, on today's rows. */
export async function retryChange(mutationId: number): Promise<void> {
  const result = await call(COMMANDS.retryChange, { mutationId });
  if (result.ok) showToast({ title: 'Sent again as a new change' });
  else tellProblem('Could not try again', result.error);
}

/** Puts a refused change away; it stays in the ledger. */
export async function discardChange(mutationId: number): Promise<void> {
  const result = await call(COMMANDS.dismissChange, { mutationId });
  if (result.ok) showToast({ title: 'Discarded. It stays in this list.' });
  else tellProblem('Could not discard it', result.error);
}

/** Compares every row here with the server's and says what came of it. */
export async function verifyNow(): Promise<void> {
  const result = await call(COMMANDS.verifyNow, {});
  if (!result.ok) {
    tellProblem('Not verified', result.error);
    return;
  }
  const { repaired } = result.value;
  showToast({
    title: repaired === 0 ? 'Verified: every row here equals the server’s' : `Verified: ${plural(repaired, 'row')} differed and were put right`,
  });
}

const OUTCOMES: Record<SaveOutcome, string | null> = {
  saved: null,
  cancelled: null,
  failed: 'The file could not be written there. Choose another folder, or free some space.',
};

/** Asks where to keep the ledger and writes it there. */
export async function exportLedger(format: LedgerFormat): Promise<void> {
  const result = await call(COMMANDS.exportLedger, {});
  if (!result.ok) {
    tellProblem('Not exported', result.error);
    return;
  }
  const { rows } = result.value;
  const outcome = (await window.hotgigs?.saveFile(`hotgigs-changes-${dayKey(Date.now())}.${format}`, ledgerText(rows, format))) ?? 'failed';
  const detail = OUTCOMES[outcome];
  if (detail !== null) showToast({ title: 'Not exported', detail, tone: 'problem' });
  else if (outcome === 'saved') showToast({ title: `Exported ${plural(rows.length, 'change')}` });
}
