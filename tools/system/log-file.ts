import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Opens a log file anew and gives the function that appends one line to it. */
export function openLog(path: string): (line: string) => void {
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(path);
  // A log that cannot be written (disk full) must not take the application down with it.
  stream.on('error', () => stream.destroy());
  return (line) => {
    if (stream.writable) stream.write(`${line}\n`);
  };
}
