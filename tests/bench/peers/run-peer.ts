import { inRoot } from '../../../tools/system/paths.ts';
import { startChild } from '../../../tools/system/children.ts';
import { removeFolder, temporaryFolder } from '../temporary.ts';
import { installPeer } from './install.ts';
import { programLine, type Measures } from './measures.ts';
import type { Peer } from './peers.ts';

/** A peer is given this long for everything; what it has measured by then counts. */
const RUN_LIMIT_MS = 480_000;

/** For a peer to stop its servers one after the other. */
const STOP_LIMIT_MS = 60_000;
/** Characters of a peer's log that are shown when it ended without a word. */
const LONGEST_TAIL = 600;

/** What a system answered, and why it did not answer all of it. */
export interface Outcome {
  readonly name: string;
  readonly notes: readonly string[];
  readonly measures: Measures;
  readonly problem?: string | undefined;
}

/** Our programs write lines for us; what else comes (a peer's own log) is no answer. */
function parseLine(line: string): ReturnType<typeof programLine.safeParse>['data'] {
  if (!line.startsWith('{')) return undefined;
  try {
    return programLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

async function run(peer: Peer, packages: string, rows: string, progress: (text: string) => void): Promise<Pick<Outcome, 'measures' | 'problem'>> {
  const measures: Measures = {};
  let problem: string | undefined;
  const scratch = temporaryFolder('peer');
  try {
    const child = await startChild({
      name: peer.name,
      command: process.execPath,
      args: ['--disable-warning=ExperimentalWarning', inRoot('tests/bench/peers/programs', peer.program), packages, rows, scratch],
      onLine: (line) => {
        const said = parseLine(line);
        if (said === undefined) return;
        if ('progress' in said) progress(said.progress);
        else if ('problem' in said) problem = said.problem;
        else measures[said.measure] = said.value;
      },
    });
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      problem = `not finished after ${RUN_LIMIT_MS / 1_000} s`;
      // It stops what it started itself, then ends.
      void child.stop(STOP_LIMIT_MS);
    }, RUN_LIMIT_MS);
    const ending = await child.ended;
    clearTimeout(limit);
    if (child.stopping() && !isLate) throw new Error('The comparison was interrupted.');
    if (ending === 'exit code 0') return { measures };
    return { measures, problem: problem ?? `${ending}: ${child.tail().slice(-LONGEST_TAIL)}` };
  } finally {
    removeFolder(scratch);
  }
}

/** Installs and drives one peer on the rows of a folder. A peer that fails is an outcome with its cause. @throws Error only when the bench is interrupted */
export async function measurePeer(peer: Peer, rows: string, progress: (text: string) => void): Promise<Outcome> {
  const { name, notes } = peer;
  let packages: string;
  try {
    packages = await installPeer(peer, progress);
  } catch (error) {
    return { name, notes, measures: {}, problem: `not installed: ${error instanceof Error ? error.message : String(error)}` };
  }
  return { name, notes, ...(await run(peer, packages, rows, progress)) };
}
