import { connect, type Socket } from 'node:net';
import type { Connection } from 'mysql2/promise';
import { SCHEMA_HASH } from '../../sync/protocol/projections.ts';
import { PROTOCOL_VERSION } from '../../sync/protocol/version.ts';
import type { ScopePosition } from '../../sync/protocol/pull.ts';
import { registerDevices, type RegisteredDevice } from '../support/registered-devices.ts';

/** Streams that are asked for at the same time: the gateway refuses more than it has connections and queue for. */
const OPENING_AT_ONCE = 20;
/** Put into a row by each change, so that a stream's reader need not parse what it is sent. */
const MARK = 'crowd-';
const DIGITS = 6;

/** The text of a row by which its arrival is recognised. */
export function markOf(change: number): string {
  return `${MARK}${String(change).padStart(DIGITS, '0')}`;
}

/** What a stream of a device is asked for with. */
export interface StreamPosition {
  readonly epoch: string;
  readonly positions: readonly ScopePosition[];
}

function requestOf({ clientId, accessToken }: RegisteredDevice, { epoch, positions }: StreamPosition): string {
  const body = JSON.stringify({ protocol: PROTOCOL_VERSION, schemaHash: SCHEMA_HASH, clientId, epoch, positions, ackedMutationId: 0 });
  return [
    'POST /sync/stream HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${accessToken}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/**
 * Many devices that follow one company, as bare sockets: what they cost here
 * must not be mistaken for what they cost the gateway. A stream brings changes
 * in their order, so the last one of a piece stands for all before it.
 */
export class Crowd {
  readonly #sockets: Socket[] = [];
  readonly #firstChange: number;
  readonly #onArrival: (change: number, upTo: number) => void;
  #ended = 0;

  private constructor(firstChange: number, onArrival: (from: number, upTo: number) => void) {
    this.#firstChange = firstChange;
    this.#onArrival = onArrival;
  }

  /** Opens `count` streams. @param onArrival called for each stream with the range of changes that came with a piece, both ends included */
  static async open(
    options: {
      readonly connection: Connection;
      readonly port: number;
      readonly userId: number;
      readonly companyId: number;
      readonly position: StreamPosition;
      /** The number of the first change it will be told. */
      readonly firstChange: number;
    },
    count: number,
    onArrival: (from: number, upTo: number) => void,
  ): Promise<Crowd> {
    const crowd = new Crowd(options.firstChange, onArrival);
    const devices = await registerDevices(options.connection, options.userId, options.companyId, count);
    for (let first = 0; first < devices.length; first += OPENING_AT_ONCE) {
      const group = devices.slice(first, first + OPENING_AT_ONCE);
      await Promise.all(group.map((device) => crowd.#follow(options.port, requestOf(device, options.position))));
    }
    return crowd;
  }

  /** Streams that the gateway ended although nobody asked for it. */
  get ended(): number {
    return this.#ended;
  }

  close(): void {
    for (const socket of this.#sockets) {
      socket.removeAllListeners('close');
      socket.destroy();
    }
  }

  /** Answers when the stream has begun. */
  #follow(port: number, request: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(request));
      this.#sockets.push(socket);
      let last = this.#firstChange - 1;
      let begun = false;
      socket.on('data', (piece: Buffer) => {
        if (!begun) {
          begun = true;
          if (piece.subarray(0, 12).toString('latin1') !== 'HTTP/1.1 200') return reject(new Error(`A stream was refused: ${piece.toString()}`));
          resolve();
        }
        const at = piece.lastIndexOf(MARK);
        if (at === -1) return;
        const change = Number(piece.toString('latin1', at + MARK.length, at + MARK.length + DIGITS));
        if (!(change > last)) return;
        this.#onArrival(last + 1, change);
        last = change;
      });
      socket.on('error', reject);
      socket.on('close', () => {
        this.#ended += 1;
        reject(new Error('A stream ended before it began'));
      });
    });
  }
}
