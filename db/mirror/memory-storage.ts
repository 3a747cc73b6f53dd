import type { MirrorDatabase } from './database.ts';
import { openMirrorFile } from './open.ts';
import type { MirrorStorage } from './storage.ts';

/** Mirror files in memory: the same tables and rules without a disk, for simulations and tests. */
export function memoryStorage(): MirrorStorage {
  const open = (): MirrorDatabase => openMirrorFile({ path: ':memory:', key: null });
  let current: MirrorDatabase | null = null;
  let build: MirrorDatabase | null = null;
  let wipeIsDue = false;
  return {
    journal: null,
    openCurrent: () => (current ??= open()),
    openBuild: () => (build ??= open()),
    discardBuild: (opened) => {
      opened?.close();
      build = null;
    },
    openInMemory: open,
    promote: (filled) => filled,
    switchToPromoted: (former) => {
      former.close();
      current = build;
      build = null;
    },
    setAside: () => {
      current = null;
    },
    destroySetAside: () => undefined,
    announceWipe: () => {
      wipeIsDue = true;
    },
    isWipeDue: () => wipeIsDue,
    withdrawWipe: () => {
      wipeIsDue = false;
    },
    destroy: (opened) => {
      opened.close();
      current = null;
      wipeIsDue = false;
    },
    freeBytes: () => null,
    keepBallast: () => undefined,
    dropBallast: () => undefined,
    close: () => {
      current?.close();
      build?.close();
    },
  };
}
