import type { FastifyRequest } from 'fastify';
import type { Pool } from 'mysql2/promise';
import type { Log } from './log.ts';
import type { PasswordCheck } from './passwords.ts';
import type { Readiness } from './readiness.ts';
import type { Sequencer } from './sequencer/types.ts';
import type { Principal } from './principals.ts';
import type { StreamHub } from './stream-hub.ts';

/** Who sends a push, until its transaction has asked. */
export interface Sender {
  readonly token: string;
  /** As it was when the token was last let in. */
  readonly principal: Principal;
}

/** What the routes work with; made once per gateway. */
export interface Services {
  readonly pool: Pool;
  /** For pushes, with `batches`. */
  readonly writers: Pool;
  readonly sequencer: Sequencer;
  readonly passwords: PasswordCheck;
  readonly readiness: Readiness;
  readonly streams: StreamHub;
  readonly log: Log;
  readonly timings: Timings;
  /** Who sends the request. @throws AppError why nobody may, or that the device asks too often */
  readonly authenticate: (request: FastifyRequest) => Promise<Principal>;
  /**
   * Who sends a push, by the token alone where it was let in before: the push
   * itself asks whether it still works, in its transaction.
   * @throws AppError as `authenticate` does
   */
  readonly recognise: (request: FastifyRequest) => Promise<Sender>;
  /** A push was refused: who sent it must be asked for the next time. */
  readonly forget: (sender: Sender) => void;
}

/** Rhythms in ms; tests make them short. */
export interface Timings {
  /** How often an open stream shows that it is alive. */
  readonly heartbeatMs: number;
  /** Silence after which a peer counts as dead. */
  readonly deadMs: number;
  /** How often the access of open streams is looked at again. */
  readonly inspectMs: number;
}
