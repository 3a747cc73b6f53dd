import { readFileSync } from 'node:fs';

/** One change a program made to its files, or something it said in between. Mirrors `shim.c`. */
export type Change =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'said'; readonly text: string };

const HEADER_BYTES = 17;

function changeOf(kind: number, offset: number, path: string, data: Buffer): Change {
  switch (kind) {
    case 1:
      return { kind: 'create', path };
    case 2:
      return { kind: 'write', path, offset, data };
    case 3:
      return { kind: 'truncate', path, length: offset };
    case 4:
      return { kind: 'sync', path };
    case 5:
      return { kind: 'rename', path, to: data.toString() };
    case 6:
      return { kind: 'unlink', path };
    case 7:
      return { kind: 'said', text: data.toString() };
    default:
      throw new Error(`A trace has no changes of kind ${kind}.`);
  }
}

/** Reads what the shim wrote down, in order. */
export function readTrace(file: string): Change[] {
  const bytes = readFileSync(file);
  const changes: Change[] = [];
  for (let at = 0; at + HEADER_BYTES <= bytes.length;) {
    const [pathLength, dataLength] = [bytes.readUInt32LE(at + 9), bytes.readUInt32LE(at + 13)];
    const pathEnd = at + HEADER_BYTES + pathLength;
    const path = bytes.toString('utf8', at + HEADER_BYTES, pathEnd);
    changes.push(changeOf(bytes[at] ?? 0, Number(bytes.readBigUInt64LE(at + 1)), path, bytes.subarray(pathEnd, pathEnd + dataLength)));
    at = pathEnd + dataLength;
  }
  return changes;
}
