import { failure, success, type Result } from '../../shared/errors.ts';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { cancelledCall, unreachableGateway } from '../../sync/engine/network-errors.ts';
import type { Transport, TransportOptions } from '../../sync/engine/ports.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { FirstSyncFrame } from '../../sync/protocol/first-sync.ts';
import type { StreamFrame } from '../../sync/protocol/pull.ts';
import type { TableRows, WireValue } from '../../sync/protocol/rows.ts';
import type { SessionReply } from '../../sync/protocol/session.ts';

const SCOPE = 'company:1';
const EPOCH = 'bench';

/** Rows of a table in wire form, from named values. */
export function wireRows(table: TableName, rows: readonly Readonly<Record<string, WireValue>>[]): TableRows {
  const columns = columnsOf(table, 'full');
  return { table: tableByName(table).no, projection: 'full', rows: rows.map((row) => columns.map((column) => row[column.name] ?? null)) };
}

function session(): SessionReply {
  return {
    accessToken: 'access',
    accessExpiresAt: Date.now() + 3_600_000,
    refreshToken: '0'.repeat(64),
    clientId: 1,
    account: {
      userId: 1,
      name: 'Bea Bench',
      email: 'bench@company.example',
      role: 'recruiter',
      recruiterId: 1,
      companyId: 1,
      companyName: 'Bench Company',
    },
    leaseDays: 14,
    serverNow: Date.now(),
  };
}

/** Never answers, as a request whose reply is still under way; ends with its signal. */
function onItsWay(signal: AbortSignal | undefined): Promise<Result<unknown>> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(failure(cancelledCall().body))));
}

/**
 * A gateway without a gateway: gives the device its first copy, never decides a
 * change, and brings what the bench hands it, as text, as the wire would.
 */
export class ScriptedTransport implements Transport {
  readonly #content: readonly TableRows[];
  #version = 1;
  #deliver: ((text: string) => void) | null = null;

  constructor(content: readonly TableRows[]) {
    this.#content = content;
  }

  /** Sends the rows down the open stream. Answers the moment they left, on the clock of `performance.now`. */
  bring(content: TableRows): number {
    const text = JSON.stringify(this.#patch(content));
    if (this.#deliver === null) throw unreachableGateway();
    const start = performance.now();
    this.#deliver(text);
    return start;
  }

  request = (_method: 'GET' | 'POST', path: string, _body: unknown, options: TransportOptions): Promise<Result<unknown>> =>
    path.startsWith('/session/')
      ? Promise.resolve(success(session()))
      : path === '/sync/digest'
        ? Promise.resolve(failure(unreachableGateway().body))
        : onItsWay(options.signal);

  stream = (path: string, _body: unknown, options: TransportOptions): AsyncIterable<unknown> =>
    path === '/sync/first' ? this.#firstSync() : this.#follow(path, options.signal);

  async *#firstSync(): AsyncIterable<FirstSyncFrame> {
    const position = { scope: SCOPE, version: this.#version };
    yield { type: 'plan', epoch: EPOCH, scopes: [SCOPE], tables: [] };
    for (const [index, content] of this.#content.entries()) yield { type: 'chunk', position, content, cursor: `chunk ${index}` };
    yield { type: 'end', reach: [position] };
  }

  async *#follow(path: string, signal: AbortSignal | undefined): AsyncIterable<unknown> {
    yield this.#patch(null);
    if (path === '/sync/pull') return;
    for (;;) {
      const text = await new Promise<string | null>((resolve) => {
        this.#deliver = resolve;
        signal?.addEventListener('abort', () => resolve(null), { once: true });
      });
      if (text === null) return;
      yield JSON.parse(text);
    }
  }

  #patch(content: TableRows | null): StreamFrame {
    const from = this.#version;
    if (content !== null) this.#version += 1;
    const patches = content === null ? [] : [{ scope: SCOPE, from, to: this.#version, rows: [content], gone: [] }];
    return { type: 'patch', epoch: EPOCH, scopes: [SCOPE], patches, lastMutationId: 0, outcomes: [], idMap: [], serverNow: Date.now() };
  }
}
