import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../system/paths.ts';
import { completeLock, missingOptionalPackages, parseLock } from './complete-lock.ts';

const incomplete = parseLock(
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: { '@tool/linux-x64-gnu': '1.0.0', '@tool/win32-arm64': '1.0.0', nested: '2.0.0' },
      },
      'node_modules/@tool/linux-x64-gnu': { version: '1.0.0', optional: true },
      'node_modules/tool/node_modules/nested': { version: '2.0.0', optional: true },
    },
  }),
);

test('finds what an entry asks for and the lock lacks, looking in the folders Node would', () => {
  expect(missingOptionalPackages(incomplete)).toEqual(['@tool/win32-arm64']);
});

test('adds it with the platform its name tells, and changes nothing else', () => {
  const complete = completeLock(incomplete);
  expect(complete.packages['node_modules/@tool/win32-arm64']).toEqual({ version: '1.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['win32'] });
  expect(missingOptionalPackages(complete)).toEqual([]);
  expect(complete.packages).toMatchObject(incomplete.packages);
});

test('the lock of this repository is complete, so that npm ci accepts it on every platform', () => {
  expect(missingOptionalPackages(parseLock(readFileSync(inRoot('package-lock.json'), 'utf8')))).toEqual([]);
});
