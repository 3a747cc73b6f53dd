import { expect, test } from 'vitest';
import { explainNpm } from './npm.mjs';

test.each([
  ['npm error code ENOTFOUND\nnpm error network request to … failed', 'no_network'],
  ['npm error code EAI_AGAIN', 'no_network'],
  ['npm error code ETIMEDOUT', 'no_network'],
  ['npm error code ENOSPC\nnpm error syscall write', 'disk_full'],
  ['npm error code EACCES\nnpm error syscall mkdir', 'no_rights'],
  ['npm error code EUSAGE\nnpm error lock and manifest differ', 'child_crashed'],
])('npm saying %j is %s', (complaint, code) => {
  expect(explainNpm(complaint, 'install the dependencies')).toMatchObject({ code, message: expect.stringContaining('install the dependencies') });
});

test("an unknown trouble keeps npm's own last lines", () => {
  expect(explainNpm('npm error code EUSAGE\nnpm error lock and manifest differ', 'install').message).toContain('lock and manifest differ');
});
