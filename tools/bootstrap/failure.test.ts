import { expect, test } from 'vitest';
import { ToolFailure, describeFailure, explainSystemError } from './failure.mjs';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something`), { code });
}

test('a failure is told as its cause and the way on, a bug with its stack', () => {
  expect(describeFailure(new ToolFailure('no_network', 'The registry is away.', 'Try later.'))).toBe('✗ The registry is away.\n  → Try later.');
  expect(describeFailure(new TypeError('x is undefined'))).toMatch(/TypeError: x is undefined\n\s+at /);
});

test.each(['ENOSPC', 'EDQUOT'])('%s is a full disk, with what could not be done', (code) => {
  expect(explainSystemError(systemError(code), 'unpack Electron')).toMatchObject({
    code: 'disk_full',
    message: 'The disk is full: could not unpack Electron.',
  });
});

test.each(['EACCES', 'EPERM', 'EROFS'])('%s is a missing right', (code) => {
  expect(explainSystemError(systemError(code), 'make the cache')).toMatchObject({
    code: 'no_rights',
    remedy: expect.stringContaining('HOTGIGS_CACHE'),
  });
});

test('any other error stays what it is', () => {
  const error = systemError('ENOENT');
  expect(explainSystemError(error, 'do it')).toBe(error);
  expect(explainSystemError('text', 'do it')).toBe('text');
});
