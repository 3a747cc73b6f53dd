import { COMMANDS, type Command } from '../../shared/contract/commands.ts';
import type { Result } from '../../shared/errors.ts';
import type { Mutator } from '../../shared/mutators/mutator.ts';
import { portClient } from './connection.ts';
import { whileUnderWay } from './under-way.ts';

/** Asks the data process for an action. */
export function call<Input, Output>(command: Command<Input, Output>, input: Input): Promise<Result<Output>> {
  return portClient.call(command, input);
}

/** A change that is safely in the queue of this laptop. */
export interface QueuedChange {
  readonly mutationId: number;
  readonly label: string;
}

let changedAt = Number.NEGATIVE_INFINITY;

/** When this window last made a change, ms on the clock of `performance.now`. */
export function lastChangeAt(): number {
  return changedAt;
}

/** Makes a change: queued and shown here at once, durable when it answers. */
export function mutate<Input, Args>(mutator: Mutator<Input, Args>, input: Input): Promise<Result<QueuedChange>> {
  changedAt = performance.now();
  return whileUnderWay(portClient.call(COMMANDS.mutate, { name: mutator.name, input }));
}

/** Starts an action whose outcome shows elsewhere (a live query, a toast). */
export function start(promise: Promise<unknown>): void {
  void promise;
}
