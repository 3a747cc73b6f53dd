import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { damagedMirror } from '../../db/mirror/errors.ts';
import { openMemoryMirror } from '../../db/mirror/mirror.ts';
import type { MirrorDatabase } from '../../db/mirror/database.ts';
import { DRAFT_MOVES } from '../../shared/queries/drafts.ts';
import { Forgetter, forgetGone, KEPT_FOR_CANDIDATES } from './forget-gone.ts';
import { createKeptValues, type KeptValues } from './kept-values.ts';

let mirror: MirrorDatabase;
let kept: KeptValues;

beforeEach(() => {
  mirror = openMemoryMirror().database();
  kept = createKeptValues(() => mirror);
  mirror.execute('INSERT INTO candidates (id) VALUES (7); INSERT INTO applications (id, candidateId) VALUES (70, 7)');
});

function names(): string[] {
  return mirror
    .prepare<{ name: string }>('SELECT name FROM _setting ORDER BY name')
    .all()
    .map(({ name }) => name);
}

test('what is kept for a candidate goes when the candidate is gone; what is about nobody stays', () => {
  for (const name of ['edit:7', 'edit:8', 'log:8', 'resume:8', 'resume:-3', 'candidates.new', 'pipeline.layout:8']) kept.keep(name, '"text"');
  kept.markSeen([70, 80]);
  forgetGone(mirror);
  expect(names()).toEqual(['kept:candidates.new', 'kept:edit:7', 'kept:pipeline.layout:8', 'kept:resume:-3', 'seen:70']);
});

test('a decided move keeps that it was decided; its note and its letter go with who it is about', () => {
  const letter = { subject: 'Dear Ann', body: 'Text', delaySeconds: 300 };
  const draft = { from: 'submitted', to: 'rejected', note: 'Ann said no', letter };
  kept.keep(DRAFT_MOVES, JSON.stringify([70, 80, -2].map((applicationId) => ({ applicationId, ...draft }))));
  forgetGone(mirror);
  const { value } = mirror.prepare<{ value: string }>('SELECT value FROM _setting').get() ?? { value: '' };
  expect(JSON.parse(value)).toMatchObject([
    { note: 'Ann said no' },
    { applicationId: 80, to: 'rejected', note: '', letter: null },
    { note: 'Ann said no' },
  ]);
});

test('every name under which the window keeps something for a candidate is known here', () => {
  const folder = join(import.meta.dirname, '..', '..', 'renderer');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  const found = sources.flatMap((path) => [
    ...readFileSync(join(folder, path), 'utf8').matchAll(/[(=] `(\w+):\$\{candidateId\}`|\(`(\w+):\$\{candidateId\}`\)/g),
  ]);
  expect(new Set(found.map(([, one, other]) => one ?? other))).toEqual(new Set(KEPT_FOR_CANDIDATES));
});

test('what could not be forgotten is forgotten when there is room again, though nobody changes anything', () => {
  kept.keep('edit:8', '"text"');
  const planned: (() => void)[] = [];
  const logged: string[] = [];
  let isReadable = false;
  const forgetter = new Forgetter({
    database: () => {
      if (!isReadable) throw damagedMirror();
      return mirror;
    },
    schedule: (_delayMs, task) => {
      planned.push(task);
      return () => undefined;
    },
    log: (event) => logged.push(event),
  });
  forgetter.changed(new Set(['candidates']));
  planned.shift()?.();
  expect([names(), logged]).toEqual([['kept:edit:8'], ['kept.not_forgotten']]);
  isReadable = true;
  planned.shift()?.();
  expect([names(), planned]).toEqual([[], []]);
});
