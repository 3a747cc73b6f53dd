import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { freeMegabytes, requireDiskSpace } from './disk.ts';

test('too little space is told before anything is begun', () => {
  expect(() => requireDiskSpace('/data', 500, 499)).toThrow(
    expect.objectContaining({ code: 'disk_full', message: 'Only 499 MB are free on the disk of /data; 500 MB are needed.' }),
  );
  expect(() => requireDiskSpace('/data', 500, 500)).not.toThrow();
});

test('the free space of a real disk is a number of megabytes', () => {
  expect(freeMegabytes(tmpdir())).toBeGreaterThan(0);
});
