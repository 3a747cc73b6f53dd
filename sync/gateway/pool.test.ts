import { expect, test } from 'vitest';
import { isTransient } from './pool.ts';

const failed = (code: string): Error => Object.assign(new Error(code), { code });

test.each(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_TABLE_DEF_CHANGED', 'PROTOCOL_CONNECTION_LOST', 'ER_SERVER_SHUTDOWN'])(
  'a transaction that ended by %s is repeated',
  (code) => {
    expect(isTransient(failed(code))).toBe(true);
  },
);

test.each(['ER_DUP_ENTRY', 'ER_PARSE_ERROR', 'ER_NO_REFERENCED_ROW_2', ''])('one that ended by “%s” is not', (code) => {
  expect(isTransient(failed(code))).toBe(false);
});
