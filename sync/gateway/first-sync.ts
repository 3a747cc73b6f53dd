import type { Pool } from 'mysql2/promise';
import type { FirstSyncFrame, FirstSyncRequest } from '../protocol/first-sync.ts';
import type { FrameWriter } from './frames.ts';
import { withConnection } from './pool.ts';
import { readFirstScreen } from './sequencer/first-screen-reader.ts';
import { planFirstSync, readChunk } from './sequencer/first-sync-reader.ts';
import type { ChunkAnswer } from './sequencer/first-sync-reader.ts';
import { readScopes, scopesFor } from './sequencer/scopes.ts';
import type { ScopeState, Sequencer } from './sequencer/types.ts';
import type { Principal } from './principals.ts';

/** What a first sync needs of the gateway. */
export interface FirstSyncOptions {
  readonly pool: Pool;
  readonly sequencer: Sequencer;
  readonly principal: Principal;
  readonly request: FirstSyncRequest;
}

/** A prepared first sync: everything that may be refused has been asked. */
export interface FirstSync {
  /** Sends the first screen where it was asked for, the plan, the chunks and the end, each chunk read while the one before travels. */
  send(frames: FrameWriter): Promise<void>;
}

/**
 * Prepares a first sync. The cursor is tried before the answer begins, so that
 * a stale one is refused plainly.
 * @throws AppError `gateway.indexing`, `first_sync.cursor`
 */
export async function prepareFirstSync({ pool, sequencer, principal, request }: FirstSyncOptions): Promise<FirstSync> {
  const scopes = await withConnection(pool, (connection) => scopesFor(connection, principal.account));
  const read = (cursor: string | null): Promise<ChunkAnswer> => withConnection(pool, (connection) => readChunk(connection, { scopes, cursor }));
  const readScreen = () => withConnection(pool, (connection) => readFirstScreen(connection, { scopes, userId: principal.account.userId }));
  const [screen, plan, first] = await Promise.all([
    request.screen ? readScreen() : null,
    withConnection(pool, (connection) => planFirstSync(connection, scopes)),
    read(request.cursor),
  ]);
  return {
    send: async (frames) => {
      if (request.screen) await frames.send({ type: 'screen', screen });
      await frames.send(plan);
      let answer = first;
      while (answer.kind === 'chunk' && !frames.closed.aborted) {
        const next = read(answer.chunk.cursor);
        // Awaited below; until then a failure must not count as unhandled.
        next.catch(() => undefined);
        await frames.send(answer.chunk);
        answer = await next;
      }
      if (!frames.closed.aborted) await frames.send(await endFrame(pool, sequencer, scopes));
      frames.end();
    },
  };
}

/** The versions that a device must reach before the copy is one snapshot: of a tick that began after the last chunk. */
async function endFrame(pool: Pool, sequencer: Sequencer, scopes: readonly ScopeState[]): Promise<FirstSyncFrame> {
  await sequencer.tick();
  const ids = scopes.map((scope) => scope.id);
  const now = await withConnection(pool, (connection) => readScopes(connection, ids));
  return { type: 'end', reach: now.map(({ name, version }) => ({ scope: name, version })) };
}
