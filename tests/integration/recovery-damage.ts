/** A profile's mirror that is damaged page by page, and what must be left of it (`reliability.md` 3.3). */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMirror, type Mirror } from '../../db/mirror/mirror.ts';
import { openConnection } from '../../db/mirror/open.ts';
import { AppError } from '../../shared/errors.ts';
import { TABLES, tableByName } from '../../shared/generated/tables.ts';
import { recruiterAccount } from '../../sync/engine/testing/device.ts';
import { queuedChange } from '../../sync/engine/testing/queued-change.ts';
import { journalEntry } from '../../sync/engine/queue.ts';
import type { MutationRecord } from '../../sync/engine/ports.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';

const KEY = '5a'.repeat(32);
const PAGE_BYTES = 4_096;

export const PAGE_CLASSES = ['header', 'schema', 'table leaf', 'table inner', 'index', 'freelist', 'queue', 'write-ahead log'] as const;
export type PageClass = (typeof PAGE_CLASSES)[number];

const PENDING = 30;
const ROWS = 1_500;

function record(id: number): MutationRecord {
  return queuedChange(id, { args: { applicationId: id, text: `unsent note ${id}`, noteId: -id } });
}

/** Queues changes as the engine does: file first, then journal. */
function queue(mirror: Mirror, from: number, to: number): void {
  const store = mirror.current();
  for (let id = from; id <= to; id += 1) {
    store.transaction(() => {
      store.setFact('nextMutationId', id + 1);
      store.setFact('nextTemporaryId', id + 1);
      store.queue.insert(record(id));
    });
    store.journal([journalEntry(store, record(id))]);
  }
}

function fill(mirror: Mirror): void {
  const build = mirror.build();
  const { no } = tableByName('candidates');
  const columns = columnsOf('candidates', 'full');
  build.begin({ type: 'plan', epoch: 'e', scopes: ['company:1'], tables: [] });
  for (let from = 1; from <= ROWS; from += 500) {
    const rows = Array.from({ length: 500 }, (_, index) =>
      columns.map((column) => (column.name === 'id' ? from + index : column.name === 'bio' ? `words of ${from + index} `.repeat(20) : null)),
    );
    build.addChunk({
      type: 'chunk',
      position: { scope: 'company:1', version: 3 },
      content: { table: no, projection: 'full', rows },
      cursor: `after ${from}`,
    });
  }
  build.finishChunks([{ scope: 'company:1', version: 3 }]);
  mirror.flip(() => undefined);
}

/** What a damaged mirror came to. */
export interface Recovery {
  readonly pageClass: PageClass;
  /** Whether the damage was noticed and the copy set aside. */
  readonly rebuilt: boolean;
  /** What was wrong with the outcome; empty is a pass. */
  readonly faults: readonly string[];
}

/** A filled profile, as it is when closed and with its last ten changes only in the write-ahead log, copied for every case. */
export class DamageLab {
  readonly #closed = mkdtempSync(join(tmpdir(), 'hotgigs-damage-'));
  readonly #image = mkdtempSync(join(tmpdir(), 'hotgigs-damage-'));
  readonly #pages: ReadonlyMap<PageClass, readonly number[]>;

  constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'hotgigs-damage-'));
    const mirror = openMirror({ folder, key: KEY });
    mirror.current().transaction(() => {
      mirror.current().setFact('clientId', 4);
      mirror.current().setFact('account', recruiterAccount(1));
    });
    fill(mirror);
    mirror.database().execute('DELETE FROM candidates WHERE id % 3 = 0; DELETE FROM _member WHERE pk % 3 = 0');
    queue(mirror, 1, PENDING - 10);
    mirror.database().execute('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#pages = classify(mirror);
    queue(mirror, PENDING - 9, PENDING);
    cpSync(folder, this.#image, { recursive: true });
    mirror.close();
    cpSync(folder, this.#closed, { recursive: true });
    rmSync(folder, { recursive: true });
  }

  /** Damages one page of the class at a random place, opens and uses the mirror, and looks at what is left. */
  tryOne(pageClass: PageClass, random: () => number): Recovery {
    const folder = mkdtempSync(join(tmpdir(), 'hotgigs-damage-'));
    try {
      // Pages that the write-ahead log has anew are not read from the file.
      cpSync(pageClass === 'write-ahead log' ? this.#image : this.#closed, folder, { recursive: true });
      this.#damage(folder, pageClass, random);
      return { pageClass, ...recover(folder) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  close(): void {
    for (const folder of [this.#image, this.#closed]) rmSync(folder, { recursive: true, force: true });
  }

  #damage(folder: string, pageClass: PageClass, random: () => number): void {
    const name = readFileSync(join(folder, 'current'), 'utf8');
    const path = join(folder, pageClass === 'write-ahead log' ? `${name}-wal` : name);
    const bytes = readFileSync(path);
    const pages = this.#pages.get(pageClass) ?? [];
    const page = pages[Math.floor(random() * pages.length)] ?? 1;
    const [start, length] = pageClass === 'write-ahead log' ? [0, statSync(path).size] : [(page - 1) * PAGE_BYTES, PAGE_BYTES];
    const from = start + Math.floor(random() * length);
    const to = Math.min(start + length, from + 1 + Math.floor(random() * 600));
    for (let at = from; at < to; at += 1) bytes[at] = Math.floor(random() * 256);
    writeFileSync(path, bytes);
  }
}

/** Which pages hold what, as SQLite itself tells. */
function classify(mirror: Mirror): Map<PageClass, number[]> {
  const { connection } = mirror.database();
  const pages = connection.prepare('SELECT name, pageno, pagetype FROM dbstat').all() as { name: string; pageno: number; pagetype: string }[];
  const used = new Set(pages.map((page) => page.pageno));
  const count = Number(connection.pragma('page_count', { simple: true }));
  const mirrored = new Set<string>(TABLES.map((table) => table.name));
  const where = (holds: (page: (typeof pages)[number]) => boolean): number[] => pages.filter(holds).map((page) => page.pageno);
  return new Map<PageClass, number[]>([
    ['header', [1]],
    ['schema', where((page) => page.name === 'sqlite_schema' && page.pageno > 1)],
    ['table leaf', where((page) => mirrored.has(page.name) && page.pagetype === 'leaf')],
    ['table inner', where((page) => mirrored.has(page.name) && page.pagetype === 'internal')],
    ['index', where((page) => page.name.startsWith('candidates_') || page.name === '_member')],
    ['freelist', Array.from({ length: count }, (_, index) => index + 1).filter((page) => !used.has(page))],
    ['queue', where((page) => ['_mutation', '_fact', '_undo', '_id_map'].includes(page.name))],
    ['write-ahead log', [1]],
  ]);
}

function recover(folder: string): Pick<Recovery, 'rebuilt' | 'faults'> {
  const mirror = openMirror({ folder, key: KEY });
  try {
    let rebuilt = mirror.recovered() !== null;
    try {
      Array.from(mirror.current().check());
      mirror.database().prepare('SELECT count(bio) FROM candidates').get();
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      mirror.rebuild();
      rebuilt = true;
    }
    return { rebuilt, faults: faultsOf(mirror, rebuilt) };
  } finally {
    mirror.close();
  }
}

function faultsOf(mirror: Mirror, rebuilt: boolean): string[] {
  const store = mirror.current();
  const faults: string[] = [];
  const waiting = new Map(store.queue.undecided(1_000).map((item) => [item.id, item]));
  for (let id = 1; id <= PENDING; id += 1) {
    if (JSON.stringify(waiting.get(id)?.args) !== JSON.stringify(record(id).args)) faults.push(`change ${id} is lost or altered`);
  }
  if (waiting.size !== PENDING) faults.push(`${waiting.size} changes wait instead of ${PENDING}`);
  if (store.fact('nextMutationId') !== PENDING + 1 || store.fact('nextTemporaryId') < PENDING + 1) faults.push('numbers would be given twice');
  if (store.fact('clientId') !== 4) faults.push('the registration is forgotten');
  if (rebuilt && store.hasCopy()) faults.push('a damaged copy passes for a complete one');
  if (!rebuilt && mirror.database().prepare<{ n: number }>('SELECT count(*) AS n FROM candidates').get()?.n !== ROWS - ROWS / 3) {
    faults.push('rows are missing from a copy that passes for complete');
  }
  return faults;
}

/** A mirror file's content in plain bytes, free pages included, for looking what is left in it. */
export function plainImage(folder: string, key: string): Buffer {
  const copy = mkdtempSync(join(tmpdir(), 'hotgigs-plain-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const path = join(copy, readFileSync(join(copy, 'current'), 'utf8'));
    const connection = openConnection({ path, key });
    connection.pragma('journal_mode = DELETE');
    connection.pragma("rekey = ''");
    connection.close();
    return readFileSync(path);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
