import { expect, test } from 'vitest';
import type { LedgerRow } from '../../shared/contract/commands.ts';
import { ledgerText } from './ledger-file.ts';

const ROW: LedgerRow = {
  number: 3,
  label: 'Add "Ana, María" as a candidate',
  subject: '=HYPERLINK("x")',
  state: 'delivered',
  authoredAt: '2026-03-10 12:00:00',
  sentAt: null,
  deliveredAt: '2026-03-10 12:00:02',
  serverVersion: 17,
  reason: 'line one\nline two',
};

test('CSV keeps quotes, commas and lines, and lets no spreadsheet run a name', () => {
  const [head, ...body] = ledgerText([ROW], 'csv').split('\r\n');
  expect(head).toBe('\u{FEFF}number,label,subject,state,authoredAt,sentAt,deliveredAt,serverVersion,reason');
  expect(body).toEqual([
    `3,"Add ""Ana, María"" as a candidate","'=HYPERLINK(""x"")",delivered,2026-03-10 12:00:00,,2026-03-10 12:00:02,17,"line one\nline two"`,
    '',
  ]);
});

test('JSON holds the rows as they are', () => {
  expect(JSON.parse(ledgerText([ROW], 'json'))).toEqual([ROW]);
});
