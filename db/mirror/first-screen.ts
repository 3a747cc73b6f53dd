import type { FirstScreen } from '../../sync/protocol/first-screen.ts';
import { writeRows } from './apply.ts';
import type { MirrorDatabase } from './database.ts';
import { mirrorIndexes } from './indexes.ts';
import { knownTable } from './tables.ts';

/** The first screen's rows, in memory only: nothing of them outlives the process or becomes part of the mirror. */
export interface FirstScreenCopy {
  readonly jobId: number;
  readonly reader: MirrorDatabase;
}

/**
 * Fills an empty mirror in memory with a first screen.
 * @throws AppError `incompatible` for a row or table this build does not know
 */
export function fillFirstScreen(reader: MirrorDatabase, { jobId, content }: FirstScreen): FirstScreenCopy {
  try {
    reader.transaction(() => {
      for (const part of content) writeRows(reader, knownTable(part.table).name, part);
      for (const sql of mirrorIndexes()) reader.execute(sql);
    });
    return { jobId, reader };
  } catch (thrown) {
    reader.close();
    throw thrown;
  }
}
