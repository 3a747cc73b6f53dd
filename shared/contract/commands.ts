import { z } from 'zod';
import { fieldValue } from '../mutators/conflicts.ts';
import { LONGEST_PASSPHRASE } from '../domain/passphrase.ts';
import { keptName, LONGEST_KEPT } from '../queries/kept.ts';
import { settings } from '../queries/session.ts';
import { RECEIPT_STATES } from '../queries/sync.ts';

/** A named action of the renderer on the data process: what goes in, what comes back. */
export interface Command<Input, Output> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
}

function defineCommand<Input, Output>(command: Command<Input, Output>): Command<Input, Output> {
  return command;
}

const nothing = z.object({});

/** The code of a refused sign-in of who must say first which company to work in. */
export const CHOOSE_COMPANY = 'session.choose_company';

const credentials = z.object({ gatewayUrl: z.url(), email: z.string().min(1).max(320), password: z.string().min(1).max(1024) });
/** Columns by their property names, as the company's database shows them. */
const papers = z.record(z.string(), z.string().nullable());

/** One line of the exported ledger. Times are seconds UTC. */
const ledgerRow = z.object({
  number: z.int(),
  label: z.string(),
  subject: z.string().nullable(),
  state: z.enum(RECEIPT_STATES),
  authoredAt: z.string(),
  sentAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  serverVersion: z.int().nullable(),
  reason: z.string().nullable(),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

/** Every action the renderer may ask for. All changes of data go through `mutate`. */
export const COMMANDS = {
  signIn: defineCommand({
    name: 'session.signIn',
    input: credentials.extend({ companyId: z.int().positive().optional() }),
    output: nothing,
  }),
  /** The companies to choose from, for who was answered `session.choose_company`. */
  listCompanies: defineCommand({
    name: 'session.companies',
    input: credentials,
    output: z.object({ companies: z.array(z.object({ id: z.int(), name: z.string() })) }),
  }),
  /** Identity papers of a person, asked of the server each time, never kept on the laptop, audited there. */
  readIdentity: defineCommand({
    name: 'candidates.readIdentity',
    input: z.object({ candidateId: z.int() }),
    output: z.object({ candidate: papers, applications: z.array(z.object({ id: z.int(), papers })) }),
  }),
  /** Refused with `session.unsent_changes` while changes wait, unless `discardUnsent` is true. */
  signOut: defineCommand({ name: 'session.signOut', input: z.object({ discardUnsent: z.boolean() }), output: nothing }),
  /** Queues a change and applies it here at once; durable when it answers. */
  mutate: defineCommand({
    name: 'mutate',
    input: z.object({ name: z.string(), input: z.unknown() }),
    output: z.object({ mutationId: z.int(), label: z.string() }),
  }),
  /** Takes back the newest change that can be, or the one given. */
  undo: defineCommand({
    name: 'history.undo',
    input: z.object({ mutationId: z.int().nullable() }),
    output: z.object({ label: z.string().nullable(), mutationId: z.int().nullable() }),
  }),
  /** Does again what was taken back last, as a new change; `repeats` is the change it stands for. */
  redo: defineCommand({
    name: 'history.redo',
    input: nothing,
    output: z.object({ label: z.string().nullable(), mutationId: z.int().nullable(), repeats: z.int().nullable() }),
  }),
  /** Sends a rejected change again as a new one, on today's rows, its guards and bases renewed. */
  retryChange: defineCommand({ name: 'sync.retry', input: z.object({ mutationId: z.int() }), output: nothing }),
  /** Sends a rejected change again with another input; `sync.change` gives the one to begin with. */
  editChange: defineCommand({
    name: 'sync.edit',
    input: z.object({ mutationId: z.int(), input: z.unknown() }),
    output: z.object({ mutationId: z.int() }),
  }),
  /**
   * Decides one field of a delivered change that met someone else's: theirs
   * stays, or mine or another value is written as a new change on top of theirs.
   */
  resolveConflict: defineCommand({
    name: 'sync.resolveConflict',
    input: z.object({
      mutationId: z.int(),
      table: z.string(),
      id: z.int(),
      field: z.string(),
      decision: z.discriminatedUnion('choice', [
        z.object({ choice: z.literal('theirs') }),
        z.object({ choice: z.literal('mine') }),
        z.object({ choice: z.literal('edit'), value: fieldValue }),
      ]),
    }),
    output: nothing,
  }),
  /** Everything this device did, oldest first, for a CSV or JSON file. */
  exportLedger: defineCommand({ name: 'sync.exportLedger', input: nothing, output: z.object({ rows: z.array(ledgerRow) }) }),
  /** Puts a rejected change away; it stays in the ledger. */
  dismissChange: defineCommand({ name: 'sync.dismiss', input: z.object({ mutationId: z.int() }), output: nothing }),
  /** Tries the connection at once instead of waiting for the next attempt. */
  syncNow: defineCommand({ name: 'sync.now', input: nothing, output: nothing }),
  /** Compares every row here with the server's and puts right what differs; answers how many rows that were. */
  verifyNow: defineCommand({ name: 'sync.verify', input: nothing, output: z.object({ repaired: z.int() }) }),
  /** Keeps a text under a name on this device, or forgets it: see `kept.value`. */
  keep: defineCommand({ name: 'kept.keep', input: z.object({ name: keptName, text: z.string().max(LONGEST_KEPT).nullable() }), output: nothing }),
  /** These applications were opened by this person on this device. */
  markSeen: defineCommand({ name: 'applications.markSeen', input: z.object({ applicationIds: z.array(z.int()).max(10_000) }), output: nothing }),
  saveSettings: defineCommand({ name: 'settings.save', input: settings.partial(), output: settings }),
} as const;

/** What one types to give a locked copy up. */
export const START_OVER = 'start over';

const passphrase = z.string().min(1).max(LONGEST_PASSPHRASE);

/** What can be asked while the profile is still closed: the passphrase that keeps its key. None of it is logged or kept. */
export const VAULT_COMMANDS = {
  /** Protects a new profile. Refused with `vault.weak_passphrase`. */
  choosePassphrase: defineCommand({ name: 'vault.choose', input: z.object({ passphrase }), output: nothing }),
  /** Refused with `vault.wrong_passphrase`, and with `vault.wait` after several of those. */
  unlock: defineCommand({ name: 'vault.unlock', input: z.object({ passphrase }), output: nothing }),
  /** Needs the one that counts now, also when the profile is open. */
  changePassphrase: defineCommand({ name: 'vault.change', input: z.object({ current: passphrase, next: passphrase }), output: nothing }),
  /**
   * Gives the locked copy up: it and its changes that were never sent are
   * removed, and the laptop is as new. Refused with `vault.not_locked` while it is open.
   */
  startOver: defineCommand({ name: 'vault.startOver', input: z.object({ confirmation: z.literal(START_OVER) }), output: nothing }),
} as const;

const byName = new Map<string, Command<unknown, unknown>>(
  Object.values({ ...COMMANDS, ...VAULT_COMMANDS }).map((command) => [command.name, command as unknown as Command<unknown, unknown>]),
);

/** The command of that name, or undefined for one this version does not know. */
export function findCommand(name: string): Command<unknown, unknown> | undefined {
  return byName.get(name);
}
