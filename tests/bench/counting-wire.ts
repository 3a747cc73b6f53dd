import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network that counts every byte, headers and all, and can be cut. */
export interface CountingWire {
  readonly url: string;
  /** Bytes both ways since the wire was made. */
  readonly bytes: () => number;
  /** Ends every connection at once, as a network that goes away. */
  readonly cut: () => void;
  readonly stop: () => Promise<void>;
}

/** Listens on a free loopback port and passes everything on to the given one. */
export async function startCountingWire(targetPort: number): Promise<CountingWire> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        bytes += chunk.length;
        to.write(chunk);
      });
      from.on('error', () => from.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    cut,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
