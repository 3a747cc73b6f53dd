import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between a workstation and the gateway that keeps every byte, so that a test can search them. */
export interface RecordingProxy {
  readonly url: string;
  /** What went through, one buffer per connection and direction. */
  readonly recordings: () => Buffer[];
  readonly stop: () => Promise<void>;
}

/** Listens on a free port and passes everything to the given one. Loopback is never compressed, so the bytes are readable. */
export async function startRecordingProxy(targetPort: number): Promise<RecordingProxy> {
  const recordings: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      const kept: Buffer[] = [];
      recordings.push(kept);
      sockets.add(from);
      from.on('data', (chunk) => {
        kept.push(chunk);
        to.write(chunk);
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recordings: () => recordings.map((chunks) => Buffer.concat(chunks)),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
