import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../tools/system/paths.ts';
import { withPlant, type Plant } from './plant.ts';

/** What the tests of the sources read; `node_modules` is linked, not copied. */
const FOLDERS = ['db', 'main', 'preload', 'shared', 'sync', 'tests', 'tools'];
/** The root's tsconfig names those of the environments. */
const FILES = ['package.json', ...['', '.node', '.electron', '.renderer', '.shared'].map((environment) => `tsconfig${environment}.json`)];
const COPIED = [...FOLDERS, ...FILES];

/** A private copy of the sources to plant bugs in. */
export class SourceCopy {
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'hotgigs-planted-'));
    for (const name of COPIED) cpSync(join(ROOT, name), join(this.folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Runs `work` while the bug is in the copy, and takes it out again. */
  async with<T>(plant: Plant, work: () => Promise<T>): Promise<T> {
    const path = join(this.folder, plant.file);
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, withPlant(source, plant));
    try {
      return await work();
    } finally {
      writeFileSync(path, source);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
