import { startChild } from '../../../../tools/system/children.ts';
import { inRoot } from '../../../../tools/system/paths.ts';
import { within, type Assignment } from './program.ts';

const START_LIMIT_MS = 240_000;

/** Starts a server of ours beside a peer's client, in a process of its own, stopped with the program. Answers its URL once it says on which loopback port it listens. */
export async function startSideServer(script: string, { packages, rows, scratch }: Assignment): Promise<string> {
  let tell: (port: string) => void = () => undefined;
  const port = new Promise<string>((resolve) => (tell = resolve));
  const server = await startChild({
    name: script,
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', inRoot('tests/bench/peers/programs', script), packages, rows, scratch],
    onLine: (line) => {
      const found = /^\{"listening":(\d+)\}/.exec(line)?.[1];
      if (found !== undefined) tell(found);
    },
  });
  const ended = server.ended.then((ending) => Promise.reject(new Error(`${script} ended by ${ending}: ${server.tail()}`)));
  return `http://127.0.0.1:${await within(START_LIMIT_MS, script, Promise.race([port, ended]))}`;
}
