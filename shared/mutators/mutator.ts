import type { z } from 'zod';
import type { RowId } from '../ids.ts';
import type { TableName } from '../generated/tables.ts';
import type { UtcSecond } from '../time.ts';
import type { FieldConflict, FieldPolicy, FieldValue } from './conflicts.ts';
import type { MutatorTx, Step } from './port.ts';

/** The roles that may hold a device. `panelist` is anyone invited to an interview. */
export const ROLES = ['recruiter', 'company_admin', 'admin', 'panelist'] as const;
export type Role = (typeof ROLES)[number];

/** Everything a mutator may know besides its arguments and the store; the same at every replay. */
export interface MutatorContext {
  /** users.id of the author. */
  readonly userId: number;
  /** The author's e-mail address: what names a person on an interview's panel. */
  readonly email: string;
  /** recruiters.id of the author, or null when the author has no recruiter profile. */
  readonly recruiterId: number | null;
  /** The author's company; null only for panelists. */
  readonly companyId: number | null;
  readonly role: Role;
  /** When the author did it, corrected for the clock's offset, whole seconds UTC. */
  readonly now: UtcSecond;
}

/**
 * Where an argument holds a row id: a path with `*` for "each element", such as
 * `moves.*.applicationId`. The queue follows the id map through these paths; a
 * path that `creates` holds the temporary id of a row this mutation inserts.
 */
export interface IdField {
  readonly path: string;
  readonly table: TableName;
  readonly creates?: true;
}

/** A row that a bulk mutation left as it was, and why. */
export interface SkippedRow {
  readonly table: TableName;
  readonly id: RowId;
  /** Stable name, such as `application.changed_meanwhile`. */
  readonly code: string;
  readonly message: string;
}

/** What a mutation did not do as asked; empty when it did everything. */
export interface MutationReport {
  readonly skipped: readonly SkippedRow[];
  /** Fields that someone else had changed since the author saw them. */
  readonly conflicts: readonly FieldConflict[];
}

/** The report of a mutation that did all it was asked. */
export const COMPLETE: MutationReport = { skipped: [], conflicts: [] };

/** A refusal by a rule of the domain. The mutation ends as rejected and is shown, arguments kept. */
export class MutationRejection extends Error {
  override readonly name = 'MutationRejection';
  readonly code: string;
  /** The guarded fields that stood in the way. */
  readonly conflicts: readonly FieldConflict[];

  /**
   * @param code stable name, such as `application.changed_meanwhile`
   * @param message one sentence that says what happened and what to do
   */
  constructor(code: string, message: string, conflicts: readonly FieldConflict[] = []) {
    super(message);
    this.code = code;
    this.conflicts = conflicts;
  }
}

/** A change as a caller asks for it; its temporary ids are given when it is queued. */
export interface MutationRequest {
  readonly name: string;
  readonly input: unknown;
  /** The version of the arguments the input was made for; the present one where it is left out. */
  readonly argsVersion?: number;
}

/** Lifts arguments (or an input) of one version to the next. */
export type Upcast = (args: unknown) => unknown;

/** What a mutator says about itself besides what it does; `docs/mutators.md` is made of it. */
interface MutatorNotes {
  /** How each column that it changes from a base is treated. */
  readonly fields: readonly FieldPolicy[];
  /** The keys by which a row that exists already is taken instead of made, such as `candidateTags(createdBy, name)`. */
  readonly naturalKeys: readonly string[];
  /** What the gateway does besides: effects for later, rows outside the device's scope. */
  readonly effects: readonly string[];
  /** The mutator that takes it back, or null. */
  readonly undoneBy: string | null;
  /** The step that starts at each older version of the arguments. The two before the present one are kept. */
  readonly upcasts: Readonly<Record<number, Upcast>>;
}

/** A named change, one source for both sides. */
export interface Mutator<Input, Args> extends MutatorNotes {
  readonly name: string;
  /** Raised when the arguments' shape changes; older ones go through upcasters. */
  readonly argsVersion: number;
  /** What a caller gives. */
  readonly input: z.ZodType<Input>;
  /** What is queued and sent: the input and the temporary ids of the rows it makes. */
  readonly args: z.ZodType<Args>;
  readonly ids: readonly IdField[];
  readonly roles: readonly Role[];
  /** Turns the input into arguments; `newId` gives the device's next temporary id. */
  readonly prepare: (input: Input, newId: (table: TableName) => RowId) => Args;
  /** A plain sentence for lists: "Move 3 candidates to Offered". */
  readonly label: (args: Args) => string;
  /** The change itself, on both sides. Throws {@link MutationRejection} when a rule forbids it. */
  readonly run: (tx: MutatorTx, args: Args, context: MutatorContext) => Step<MutationReport>;
  /**
   * The mutation that takes this one back once it was sent. Runs before `run`,
   * on the rows as they still are; null when there is nothing to take back.
   */
  readonly inverse: (tx: MutatorTx, args: Args, context: MutatorContext) => Step<MutationRequest | null>;
  /**
   * The same wish on the rows of now, for trying a rejected one again: guards
   * and bases are what the rows hold. Null when nothing is left to do.
   */
  readonly renew: (tx: MutatorTx, args: Args, context: MutatorContext) => Step<Input | null>;
  /** The change that gives a field of an open conflict another value. */
  readonly resolve: (args: Args, conflict: FieldConflict, value: FieldValue) => MutationRequest | null;
}

/** What must be said to declare a mutator; the rest is what most of them are. */
type MutatorSpec<Input, Args> = Omit<Mutator<Input, Args>, keyof MutatorNotes | 'renew' | 'resolve'> &
  Partial<MutatorNotes & Pick<Mutator<Input, Args>, 'renew' | 'resolve'>>;

/** A mutator whose argument types are its own business: what registries hold. */
// eslint-disable-next-line typescript/no-explicit-any -- a registry holds mutators of every argument type; each call is parsed by its own schema first.
export type AnyMutator = Mutator<any, any>;

/**
 * Declares a mutator. Left out: no fields with a policy, no natural keys, no
 * server part, nothing that takes it back, one version of arguments, and a
 * retry that asks for the same as before.
 */
export function defineMutator<Input, Args>(spec: MutatorSpec<Input, Args>): Mutator<Input, Args> {
  return {
    fields: [],
    naturalKeys: [],
    effects: [],
    undoneBy: null,
    upcasts: {},
    // The input is what the arguments hold besides the ids that preparing adds.
    *renew(_tx, args) {
      return spec.input.parse(args);
    },
    resolve: () => null,
    ...spec,
  };
}
