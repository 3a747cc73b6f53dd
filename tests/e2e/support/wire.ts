import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between a workstation and the gateway: keeps every byte, can hold back the answers, can change what is asked. */
export interface Wire {
  readonly url: string;
  /** What went through, one buffer per connection and direction. */
  readonly recordings: () => Buffer[];
  /** Lets so many more bytes of answers through and then none. Resolves once the wire holds. */
  readonly holdAnswersAfter: (bytes: number) => Promise<void>;
  /** Lets everything through again on new connections. */
  readonly release: () => void;
  /** Pulls the plug: what is connected breaks, what connects is refused. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly stop: () => Promise<void>;
}

interface Hold {
  bytesLeft: number;
  readonly reached: () => void;
}

/** Listens on a free port and passes everything to the given one. Loopback is never compressed, so the bytes are readable. */
export async function startWire(targetPort: number, changeRequest: (chunk: Buffer) => Buffer = (chunk) => chunk): Promise<Wire> {
  const recordings: Buffer[][] = [];
  const sockets = new Set<Socket>();
  let hold: Hold | null = null;
  let isCut = false;

  function answer(client: Socket, chunk: Buffer): void {
    if (hold === null) {
      client.write(chunk);
      return;
    }
    const passed = chunk.subarray(0, Math.max(0, hold.bytesLeft));
    hold.bytesLeft -= chunk.length;
    if (passed.length > 0) client.write(passed);
    if (hold.bytesLeft <= 0) hold.reached();
  }

  function pass(from: Socket, to: Socket, write: (chunk: Buffer) => void): void {
    const kept: Buffer[] = [];
    recordings.push(kept);
    sockets.add(from);
    from.on('data', (chunk) => {
      kept.push(chunk);
      write(chunk);
    });
    from.on('end', () => to.end());
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  function breakAll(): void {
    for (const socket of sockets) socket.destroy();
  }

  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(targetPort, '127.0.0.1');
    pass(client, upstream, (chunk) => upstream.write(changeRequest(chunk)));
    pass(upstream, client, (chunk) => answer(client, chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recordings: () => recordings.map((chunks) => Buffer.concat(chunks)),
    holdAnswersAfter: (bytes) => new Promise((reached) => (hold = { bytesLeft: bytes, reached })),
    release: () => (hold = null),
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => (isCut = false),
    stop: async () => {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
