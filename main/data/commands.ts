import type { z } from 'zod';
import { COMMANDS, type Command, type LedgerRow } from '../../shared/contract/commands.ts';
import { failure, success, type Result } from '../../shared/errors.ts';
import type { Settings } from '../../shared/queries/session.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import type { KeptValues } from './kept-values.ts';
import { isLoopback } from './loopback.ts';

/** What commands act on. */
export interface CommandTargets {
  readonly engine: Pick<
    Engine,
    | 'signIn'
    | 'companies'
    | 'readIdentity'
    | 'signOut'
    | 'mutate'
    | 'undo'
    | 'redo'
    | 'retry'
    | 'edit'
    | 'resolveConflict'
    | 'dismiss'
    | 'syncNow'
    | 'verifyNow'
  >;
  readonly ledger: () => LedgerRow[];
  readonly kept: KeptValues;
  readonly saveSettings: (changes: Partial<Settings>) => Settings;
  /** The profile's key is unprotected: only a gateway on this machine may fill it. */
  readonly staysOnThisMachine: boolean;
}

type Answer<Output> = Result<Output> | Promise<Result<Output>>;
type Commands = typeof COMMANDS;
type InputOf<K extends keyof Commands> = z.infer<Commands[K]['input']>;
type OutputOf<K extends keyof Commands> = z.infer<Commands[K]['output']>;

/** One function per command of the contract; a command without one does not compile. */
type Handlers = { readonly [K in keyof Commands]: (input: InputOf<K>) => Answer<OutputOf<K>> };

const DEMO_ONLY: Result<never> = failure({
  kind: 'forbidden',
  origin: 'main',
  code: 'session.demo_profile',
  message:
    'This profile is the demo’s and its key is not protected, so it only connects to this computer. Start HotGigs with a profile of its own for real work.',
});

function handlersFor({ engine, ledger, kept, saveSettings, staysOnThisMachine }: CommandTargets): Handlers {
  const mayAsk = (gatewayUrl: string): boolean => !staysOnThisMachine || isLoopback(gatewayUrl);
  return {
    signIn: (input) => (mayAsk(input.gatewayUrl) ? engine.signIn(input) : DEMO_ONLY),
    listCompanies: (input) => (mayAsk(input.gatewayUrl) ? engine.companies(input) : DEMO_ONLY),
    readIdentity: ({ candidateId }) => engine.readIdentity(candidateId),
    signOut: (input) => engine.signOut(input),
    mutate: (input) => engine.mutate({ name: input.name, input: input.input }),
    undo: (input) => engine.undo(input.mutationId),
    redo: () => engine.redo(),
    retryChange: (input) => engine.retry(input.mutationId),
    editChange: ({ mutationId, input }) => engine.edit(mutationId, input),
    resolveConflict: ({ mutationId, decision, ...conflict }) => engine.resolveConflict(mutationId, conflict, decision),
    exportLedger: () => success({ rows: ledger() }),
    dismissChange: (input) => engine.dismiss(input.mutationId),
    syncNow: () => {
      engine.syncNow();
      return success({});
    },
    verifyNow: () => engine.verifyNow(),
    keep: ({ name, text }) => {
      kept.keep(name, text);
      return success({});
    },
    markSeen: ({ applicationIds }) => {
      kept.markSeen(applicationIds);
      return success({});
    },
    saveSettings: (input) => success(saveSettings(input)),
  };
}

/** Runs a command of the contract; its input was parsed by the contract already. */
export function createRun(targets: CommandTargets): (command: Command<unknown, unknown>, input: unknown) => Answer<unknown> {
  const handlers = handlersFor(targets);
  const byName = new Map(
    (Object.keys(COMMANDS) as (keyof Commands)[]).map((key) => [COMMANDS[key].name, handlers[key] as (input: never) => Answer<unknown>]),
  );
  return (command, input) => {
    const handler = byName.get(command.name);
    if (handler === undefined) throw new Error(`No handler for the command ${command.name}`);
    return handler(input as never);
  };
}
