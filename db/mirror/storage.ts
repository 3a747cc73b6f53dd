import type { OutboxJournal } from './journal.ts';
import type { MirrorDatabase } from './database.ts';

/** Where mirror files live: a profile's folder, or memory for simulations. */
export interface MirrorStorage {
  /** Opens the file in use, making an empty one when there is none. */
  readonly openCurrent: () => MirrorDatabase;
  /** The second copy of unsent work, or null where there is none. */
  readonly journal: OutboxJournal | null;
  /** Opens the half-built next file, or starts one. */
  readonly openBuild: () => MirrorDatabase;
  readonly discardBuild: (build: MirrorDatabase | null) => void;
  /** Opens an empty mirror in memory, for what is shown before the first copy is complete. */
  readonly openInMemory: () => MirrorDatabase;
  /** Makes a filled build durable and opens it for daily work; it is not current yet. */
  readonly promote: (build: MirrorDatabase) => MirrorDatabase;
  /** Makes the promoted file current in one durable step; the former one is destroyed. */
  readonly switchToPromoted: (former: MirrorDatabase) => void;
  /** Moves the current file out of the way, to be kept, and forgets it. */
  readonly setAside: (damaged: MirrorDatabase | null) => void;
  /** Destroys what was set aside: everything of it that mattered has been delivered. */
  readonly destroySetAside: () => void;
  /** Notes durably that everything is to be destroyed. */
  readonly announceWipe: () => void;
  /** Whether that was noted, and {@link destroy} has not come to its end since. */
  readonly isWipeDue: () => boolean;
  readonly withdrawWipe: () => void;
  /** Destroys everything, journal included. @throws AppError `mirror.not_removed` where the system keeps a file; what is opened next is empty then too */
  readonly destroy: (current: MirrorDatabase) => void;
  /** Room left on the disk, bytes; null where that means nothing. */
  readonly freeBytes: () => number | null;
  /** Keeps some room reserved while there is plenty, for the moment when there is none. */
  readonly keepBallast: () => void;
  /** Gives it up, so that what is under way can be finished and the user can go on. */
  readonly dropBallast: () => void;
  readonly close: () => void;
}
