import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteUnsent, readUnsent, unsentFile } from './unsent-note.ts';

let profile: string;
beforeEach(() => (profile = mkdtempSync(join(tmpdir(), 'hotgigs-unsent-'))));
afterEach(() => rmSync(profile, { recursive: true, force: true }));

test('the note follows the queue once it rests, and a stop writes the last of it', () => {
  let changes = 0;
  let due: (() => void)[] = [];
  const note = noteUnsent({
    profileFolder: profile,
    count: () => changes,
    nowMs: () => Date.UTC(2026, 4, 1),
    schedule: (_afterMs, task) => {
      due.push(task);
      return () => (due = due.filter((one) => one !== task));
    },
  });
  expect(readUnsent(profile)).toEqual({ changes: 0, notedAt: '2026-05-01 00:00:00' });
  changes = 4;
  note.changed();
  note.changed();
  expect(due).toHaveLength(1);
  expect(readUnsent(profile)?.changes).toBe(0);
  due[0]?.();
  expect(readUnsent(profile)?.changes).toBe(4);
  changes = 1;
  note.changed();
  note.stop();
  expect(readUnsent(profile)?.changes).toBe(1);
});

test.each(['', '{', '{"changes":-1}', '7'])('a damaged note (%j) is none', (content) => {
  writeFileSync(unsentFile(profile), content);
  expect(readUnsent(profile)).toBeNull();
});
