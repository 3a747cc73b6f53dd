import { expect, test } from 'vitest';
import { createLog, describeError } from './log.ts';
import type { LogFields } from './log.ts';

test('a line holds only what is allowed, whatever is handed in', () => {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const careless = { route: '/sync/push', status: 200, email: 'canary@people.example', token: 'canary' } as LogFields;
  log('info', 'request', careless);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', event: 'request', route: '/sync/push', status: 200 });
  expect(lines[0]).not.toContain('canary');
});

test('an unexpected error is described by class and code, never by its text', () => {
  const error = Object.assign(new TypeError('canary value'), { code: 'ER_PARSE_ERROR' });
  expect(describeError(error)).toMatchObject({ error: 'TypeError', code: 'ER_PARSE_ERROR' });
  expect(JSON.stringify(describeError(error))).not.toContain('canary');
  expect(describeError('canary')).toEqual({ error: 'string' });
});
