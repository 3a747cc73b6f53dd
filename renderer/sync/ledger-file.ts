import type { LedgerRow } from '../../shared/contract/commands.ts';

export type LedgerFormat = 'csv' | 'json';

const COLUMNS = ['number', 'label', 'subject', 'state', 'authoredAt', 'sentAt', 'deliveredAt', 'serverVersion', 'reason'] as const;

/** What spreadsheets would run as a formula is kept as text; quotes are doubled (RFC 4180). */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The ledger as a file's text: CSV that spreadsheets read as UTF-8, or JSON. Times stay seconds UTC. */
export function ledgerText(rows: readonly LedgerRow[], format: LedgerFormat): string {
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  const lines = [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','))];
  return `\u{FEFF}${lines.join('\r\n')}\r\n`;
}
