import { COMMANDS } from '../../shared/contract/commands.ts';
import type { SaveOutcome } from '../../shared/contract/preload-api.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { dayKey } from '../format.ts';
import { call } from '../data/actions.ts';
import { showToast } from '../kit/toasts.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { ledgerText, type LedgerFormat } from './ledger-file.ts';

function tellProblem(title: string, error: ErrorBody): void {
  showToast({ title, detail: error.message, tone: 'problem' });
}

/** Sends a refused change again, on today's rows. */
export async function retryChange(mutationId: number): Promise<void> {
  const result = await call(COMMANDS.retryChange, { mutationId });
  if (result.ok) showToast({ title: say('sync.sent-again') });
  else tellProblem(say('sync.not-retried'), result.error);
}

/** Puts a refused change away; it stays in the ledger. */
export async function discardChange(mutationId: number): Promise<void> {
  const result = await call(COMMANDS.dismissChange, { mutationId });
  if (result.ok) showToast({ title: say('sync.discarded') });
  else tellProblem(say('sync.not-discarded'), result.error);
}

/** Compares every row here with the server's and says what came of it. */
export async function verifyNow(): Promise<void> {
  const result = await call(COMMANDS.verifyNow, {});
  if (!result.ok) {
    tellProblem(say('sync.not-verified'), result.error);
    return;
  }
  const { repaired } = result.value;
  showToast({ title: say('sync.verified-result', { repaired }) });
}

const OUTCOMES: Record<SaveOutcome, TextKey | null> = {
  saved: null,
  cancelled: null,
  failed: 'sync.not-written',
};

/** Asks where to keep the ledger and writes it there. */
export async function exportLedger(format: LedgerFormat): Promise<void> {
  const result = await call(COMMANDS.exportLedger, {});
  if (!result.ok) {
    tellProblem(say('sync.not-exported'), result.error);
    return;
  }
  const { rows } = result.value;
  const outcome = (await window.hotgigs?.saveFile(`hotgigs-changes-${dayKey(Date.now())}.${format}`, ledgerText(rows, format))) ?? 'failed';
  const detail = OUTCOMES[outcome];
  if (detail !== null) showToast({ title: say('sync.not-exported'), detail: say(detail), tone: 'problem' });
  else if (outcome === 'saved') showToast({ title: say('sync.exported', { count: rows.length }) });
}
