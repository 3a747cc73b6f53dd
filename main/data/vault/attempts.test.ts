import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAttempts, waitAfter } from './attempts.ts';

let profile: string;
beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'hotgigs-attempts-'))));
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const NOW = Date.UTC(2026, 4, 1);

function failTimes(count: number, nowMs = NOW): void {
  const attempts = openAttempts(profile);
  for (let attempt = 0; attempt < count; attempt += 1) attempts.begin(nowMs);
}

describe('wrong passphrases', () => {
  test('wait longer each time, at most an hour', () => {
    expect([0, 4, 5, 6, 7, 11, 12, 500].map((failed) => waitAfter(failed) / 1_000)).toEqual([0, 0, 30, 60, 120, 1_920, 3_600, 3_600]);
  });

  test('are counted across restarts until the right one', () => {
    failTimes(4);
    expect(openAttempts(profile).waitUntil(NOW)).toBeNull();
    failTimes(1);
    expect(openAttempts(profile).waitUntil(NOW + 10_000)).toBe(NOW + 30_000);
    expect(openAttempts(profile).waitUntil(NOW + 30_000)).toBeNull();
    openAttempts(profile).succeeded();
    failTimes(4);
    expect(openAttempts(profile).waitUntil(NOW)).toBeNull();
  });

  test('a clock that is set back makes nobody wait longer than the wait itself', () => {
    failTimes(5);
    expect(openAttempts(profile).waitUntil(NOW - 600_000)).toBe(NOW - 600_000 + 30_000);
    expect(openAttempts(profile).waitUntil(NOW - 86_400_000)).toBeNull();
  });

  test.each(['', '{', '{"failed":-1,"lastMs":0}'])('a damaged count (%j) locks nobody out', (content) => {
    writeFileSync(join(profile, 'unlock.json'), content);
    expect(openAttempts(profile).waitUntil(NOW)).toBeNull();
  });
});
