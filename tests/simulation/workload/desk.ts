import type { TableName } from '../../../shared/generated/tables.ts';
import type { Account } from '../../../sync/protocol/session.ts';
import { pick } from '../chance.ts';
import { companyOf, isMover, markOf } from '../company-data.ts';
import type { SimulatedDevice } from '../simulated-device.ts';

export type Row = Readonly<Record<string, string | number | null>>;

/** Somebody at a device who is about to do something: what is seen there, and chance. */
export interface Desk {
  readonly account: Account;
  readonly random: () => number;
  /** One of the rows seen, or null where there are none. */
  readonly some: (table: TableName, where?: string) => Row | null;
  readonly all: (table: TableName, where?: string) => readonly Row[];
  /** A text that nobody else writes; it gives away the company of who never leaves it. */
  readonly text: (kind: string) => string;
}

export type Choose = (rows: readonly Row[]) => Row;

/** The row made last, where one was made here; else any. */
export function newest(random: () => number): Choose {
  return (rows) => rows.reduce((last, row) => (Number(row['id']) < Math.min(0, Number(last['id'])) ? row : last), pick(random, rows));
}

/** The desk at a device; null while nobody has signed in there, or nothing can be read. */
export function deskAt(device: SimulatedDevice, random: () => number, choose: Choose = (rows) => pick(random, rows)): Desk | null {
  const account = device.isReadable ? device.mirror.current().fact('account') : null;
  if (account === null || !device.mirror.current().hasCopy()) return null;
  const all = (table: TableName, where = 'TRUE'): Row[] => device.mirror.database().prepare<Row>(`SELECT * FROM "${table}" WHERE ${where}`).all();
  const mark = isMover(account.userId) ? '' : ` ${markOf(companyOf(account.userId))}`;
  return {
    account,
    random,
    all,
    some: (table, where) => {
      const rows = all(table, where);
      return rows.length === 0 ? null : choose(rows);
    },
    text: (kind) => `${kind} ${Math.floor(random() * 1e15)}${mark}`,
  };
}
