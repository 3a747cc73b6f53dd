import type { MirrorDatabase } from '../../db/mirror/database.ts';
import type { RowId } from '../../shared/ids.ts';

/** Rows of `_setting` that hold what the window keeps. */
export function keptRowName(name: string): string {
  return `kept:${name}`;
}

/** Rows of `_setting` that say which applications this person has opened; `queries/unseen.ts` reads them. */
const SEEN_PREFIX = 'seen:';

const WRITE = 'INSERT OR REPLACE INTO _setting (name, value) VALUES (?, ?)';

/** Writes what belongs to this device and this person alone; durable when it returns. */
export interface KeptValues {
  /** Keeps a text under a name, or forgets it where it is null. */
  readonly keep: (name: string, text: string | null) => void;
  /** Remembers that these applications were opened. */
  readonly markSeen: (applicationIds: readonly RowId[]) => void;
}

/**
 * Opens the device's own values in the mirror in use, whichever file that is.
 * @param database asked at every use: a first sync or rebuild replaces it
 */
export function createKeptValues(database: () => MirrorDatabase): KeptValues {
  return {
    keep: (name, text) => {
      const mirror = database();
      mirror.transaction(() => {
        if (text === null) mirror.prepare('DELETE FROM _setting WHERE name = ?').run(keptRowName(name));
        else mirror.prepare(WRITE).run(keptRowName(name), text);
        mirror.touch('kept');
      });
    },
    markSeen: (applicationIds) => {
      const mirror = database();
      mirror.transaction(() => {
        for (const id of applicationIds) mirror.prepare(WRITE).run(`${SEEN_PREFIX}${id}`, '1');
        mirror.touch('seen');
      });
    },
  };
}
