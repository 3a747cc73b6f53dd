import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { OutboxJournal } from '../../../db/mirror/journal.ts';
import { openMirror, type Mirror } from '../../../db/mirror/mirror.ts';
import { seededRandom } from '../../../sync/engine/testing/virtual-time.ts';
import { throwawayFolder } from '../../support/throwaway-folder.ts';
import { Disk } from './disk.ts';
import { acknowledgedIn, letWork } from './work.ts';

const ROUNDS = 60;

export interface PowerLossReport {
  readonly counts: Readonly<Record<'images' | 'acknowledged changes' | 'file changes', number>>;
  readonly faults: readonly string[];
}

/** What lies in the journal. Asked before the mirror is opened, which puts into it what it lacks. */
function journaled(folder: string, key: string): ReadonlySet<number> {
  const journal = new OutboxJournal(join(folder, 'outbox.journal'), key);
  const ids = journal.read().flatMap((record) => (record.kind === 'mutation' ? [record.entry.id] : []));
  journal.close();
  return new Set(ids);
}

/** Changes that only this laptop has must be in the journal as well. */
function journalFaults(mirror: Mirror, second: ReadonlySet<number>, acknowledged: readonly number[]): string[] {
  const waiting = new Set(
    mirror
      .current()
      .queue.undecided(Number.MAX_SAFE_INTEGER)
      .map((record) => record.id),
  );
  return acknowledged.filter((id) => waiting.has(id) && !second.has(id)).map((id) => `change ${id} has no second copy in the journal`);
}

/** What is wrong with the mirror a workstation left in a folder, knowing what it had acknowledged. */
export function imageFaults(folder: string, key: string, acknowledged: readonly number[]): string[] {
  const second = journaled(folder, key);
  let mirror: Mirror;
  try {
    mirror = openMirror({ folder, key });
  } catch (thrown) {
    return [`the mirror does not open: ${String(thrown)}`];
  }
  try {
    const { queue } = mirror.current();
    const faults = acknowledged.filter((id) => queue.get(id) === null).map((id) => `acknowledged change ${id} is lost`);
    if (mirror.recovered() !== null) faults.push('the mirror was damaged and had to be rebuilt');
    const integrity = mirror.database().connection.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') faults.push(`integrity: ${String(integrity)}`);
    return [...faults, ...journalFaults(mirror, second, acknowledged)];
  } finally {
    mirror.close();
  }
}

/**
 * Records a workstation's work once and cuts the power at random moments of it:
 * everything acknowledged until then must be in what is left, and the mirror whole.
 * @param images how many moments
 */
export function cutPower(seed: number, images: number): PowerLossReport {
  const random = seededRandom(seed);
  const folder = throwawayFolder('power');
  const key = randomBytes(32).toString('hex');
  try {
    const { changes, ending } = letWork(folder, { key, seed, rounds: ROUNDS, failure: null });
    if (ending !== 'done') throw new Error(`The workstation did not work: ${ending}`);
    const moments = new Set(Array.from({ length: images }, () => Math.floor(random() * changes.length)));
    const disk = new Disk(join(folder, 'profile'));
    const acknowledged: number[] = [];
    const faults: string[] = [];
    for (const [index, change] of changes.entries()) {
      disk.take(change);
      acknowledged.push(...acknowledgedIn(change));
      if (!moments.has(index)) continue;
      const image = join(folder, `image-${index}`);
      // Now and then nothing or everything of what was not synced gets through, mostly some.
      const share = [0, 0.2, 0.5, 0.9, 1][Math.floor(random() * 5)] ?? 0.5;
      disk.cutPower(image, () => random() < share);
      faults.push(...imageFaults(image, key, acknowledged).map((fault) => `after change ${index} (${share}): ${fault}`));
      rmSync(image, { recursive: true, force: true });
      // The first moment says enough.
      if (faults.length > 0) break;
    }
    return { counts: { images: moments.size, 'acknowledged changes': acknowledged.length, 'file changes': changes.length }, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
