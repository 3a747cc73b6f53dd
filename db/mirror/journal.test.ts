import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JournalEntry } from '../../sync/engine/ports.ts';
import { OutboxJournal } from './journal.ts';

const KEY = 'ab'.repeat(32);
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-journal-'));
  path = join(folder, 'outbox.journal');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function entry(id: number, text = 'a note'): JournalEntry {
  const owner = { clientId: 4, numberBase: 0, nextTemporaryId: id + 1 };
  return {
    ...owner,
    id,
    name: 'applications.addNote',
    argsVersion: 1,
    args: { text },
    label: 'Add a note',
    origin: 'user',
    authoredAt: 1_000 + id,
    inverse: null,
    asNoop: false,
  };
}

function idsIn(journal: OutboxJournal): number[] {
  return journal.read().map((record) => (record.kind === 'mutation' ? record.entry.id : 0));
}

test('what was appended is read back after the journal is opened again', () => {
  const journal = new OutboxJournal(path, KEY);
  journal.append([entry(1), entry(2)]);
  journal.append([entry(3, 'x'.repeat(300_000))]);
  journal.close();
  const again = new OutboxJournal(path, KEY);
  expect(again.read()).toEqual([entry(1), entry(2), entry(3, 'x'.repeat(300_000))].map((item) => ({ kind: 'mutation', entry: item })));
  again.append([entry(4)]);
  expect(idsIn(again)).toEqual([1, 2, 3, 4]);
  again.close();
});

test('opening it again and again does not make it larger', () => {
  const sizes = [1, 2, 3].map(() => {
    new OutboxJournal(path, KEY).close();
    return readFileSync(path).length;
  });
  expect(new Set(sizes).size).toBe(1);
});

test('nothing of a change can be read in the file', () => {
  const journal = new OutboxJournal(path, KEY);
  journal.append([entry(1, 'CANARY-9f2')]);
  journal.close();
  expect(readFileSync(path).includes('CANARY-9f2')).toBe(false);
  const stranger = new OutboxJournal(join(folder, 'other'), 'cd'.repeat(32));
  writeFileSync(join(folder, 'other'), readFileSync(path));
  expect(stranger.read()).toEqual([]);
  stranger.close();
});

test('a file cut or overwritten anywhere gives the records before the damage, and takes new ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (count, place, cuts) => {
      rmSync(path, { force: true });
      const journal = new OutboxJournal(path, KEY);
      const ends = [0];
      for (let id = 1; id <= count; id += 1) {
        journal.append([entry(id)]);
        ends.push(journal.size());
      }
      journal.close();
      const at = Math.floor(place * (ends.at(-1) ?? 0));
      if (cuts) truncateSync(path, at);
      else {
        const bytes = readFileSync(path);
        // Turned over, not overwritten: a byte could be what it is overwritten with.
        writeFileSync(path, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at).map((byte) => byte ^ 0xff)]));
      }
      const whole = ends.findLastIndex((end) => end <= at);
      const again = new OutboxJournal(path, KEY);
      expect(idsIn(again)).toEqual(Array.from({ length: whole }, (_, index) => index + 1));
      again.append([entry(99)]);
      expect(idsIn(again).at(-1)).toBe(99);
      expect(idsIn(again)).toHaveLength(whole + 1);
      again.close();
    }),
    { numRuns: 40 },
  );
});

test('a rewrite replaces everything', () => {
  const journal = new OutboxJournal(path, KEY);
  journal.append([entry(1), entry(2)]);
  journal.rewrite([{ kind: 'counters', clientId: 4, numberBase: 0, nextMutationId: 3, nextTemporaryId: 9 }]);
  journal.append([entry(3)]);
  journal.close();
  const again = new OutboxJournal(path, KEY);
  expect(again.read().map((record) => record.kind)).toEqual(['counters', 'mutation']);
  again.close();
});
