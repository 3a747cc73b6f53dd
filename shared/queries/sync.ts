import { z } from 'zod';
import { CONFLICT_POLICIES, fieldValue } from '../mutators/conflicts.ts';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** What the pill in the status bar tells. */
export const SYNC_STATES = ['signed_out', 'first_sync', 'connecting', 'online', 'offline', 'attention'] as const;

/** How far the first copy has come. Bytes and rows of the plan are estimates. */
export const firstSyncProgress = z.object({
  rowsDone: z.int(),
  rowsTotal: z.int(),
  bytesDone: z.int(),
  bytesTotal: z.int(),
  /** What is being copied, in the recruiter's words. */
  step: z.string(),
  /** Set when it stopped and needs the user. */
  problem: z.string().nullable(),
});

/** True within a second: what is connected, what waits, what went wrong. */
export const syncStatus = defineQuery({
  name: 'sync.status',
  params: z.object({}),
  answer: z.object({
    state: z.enum(SYNC_STATES),
    /** Changes that the server has not confirmed. */
    pending: z.int(),
    needsAttention: z.int(),
    /** The last moment the device was level with the server. */
    lastSyncedAt: utcSecond.nullable(),
    /** The last moment every row here was compared with the server's and found equal. */
    verifiedAt: utcSecond.nullable(),
    offlineSince: utcSecond.nullable(),
    /** A plain sentence when something is wrong; says what is safe and what to do. */
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    firstSync: firstSyncProgress.nullable(),
  }),
  reads: ['queue', 'sync', 'session'],
});

/** Where a change is on its way: on this laptop → sent → delivered; or rejected, or taken back. */
export const RECEIPT_STATES = ['on_this_laptop', 'sent', 'delivered', 'rejected', 'undone'] as const;

/** A field of a change that someone else had changed since the user saw it. */
export const receiptConflict = z.object({
  table: z.string(),
  id: z.int(),
  field: z.string(),
  /** The field in words: "Phone number". */
  label: z.string(),
  policy: z.enum(CONFLICT_POLICIES),
  base: fieldValue,
  mine: fieldValue,
  theirs: fieldValue,
  /** Whose value the row got. */
  kept: z.enum(['mine', 'theirs', 'both']),
  /** Who wrote theirs, and when; null for another program or organisation. */
  by: z.object({ name: z.string(), at: utcSecond }).nullable(),
  /** What the user decided; null while it is open, and for one that needs no decision. */
  choice: z.enum(['theirs', 'mine', 'edit']).nullable(),
  /** The user is asked: theirs, mine, or something else (`sync.resolveConflict`). */
  open: z.boolean(),
});
export type ReceiptConflict = z.infer<typeof receiptConflict>;

/** One change with its receipt. */
export const receipt = z.object({
  mutationId: z.int(),
  /** The mutator's name, such as `applications.move`. */
  name: z.string(),
  label: z.string(),
  /** What it is about: a candidate's name, a job's title. */
  subject: z.string().nullable(),
  state: z.enum(RECEIPT_STATES),
  authoredAt: utcSecond,
  /** When it was first handed to the network. */
  sentAt: utcSecond.nullable(),
  deliveredAt: utcSecond.nullable(),
  /** The version of the company's data in which it arrived. */
  serverVersion: z.int().nullable(),
  /** Why it was rejected or partly skipped, and what to do. */
  reason: z.string().nullable(),
  /** Rows left as they were by a change that was otherwise delivered. */
  skipped: z.array(z.string()),
  /** Fields in which it met someone else's change; open ones need attention. */
  conflicts: z.array(receiptConflict),
  canUndo: z.boolean(),
  canRetry: z.boolean(),
  route: z.string().nullable(),
});
export type Receipt = z.infer<typeof receipt>;

/** This device's changes with their receipts, newest first. */
export const listReceipts = defineQuery({
  name: 'sync.receipts',
  params: z.object({ filter: z.enum(['all', 'pending', 'attention', 'delivered']), ...window }),
  answer: z.object({ total: z.int(), receipts: z.array(receipt) }),
  reads: ['queue', 'candidates', 'users', 'applications', 'jobs'],
});

/** One thing a change asked for: what its author saw there, and what they wanted instead. */
const changeLine = z.object({
  /** Whose row it is, where the change has several. */
  subject: z.string().nullable(),
  field: z.string(),
  /** The field in words: "Phone number". */
  label: z.string(),
  before: fieldValue,
  after: fieldValue,
});
export type ChangeLine = z.infer<typeof changeLine>;

/**
 * One change, with what its form would show to send it again: the input on the
 * rows of now (guards and bases renewed). Null where nothing is left to do or
 * nothing was refused.
 */
export const changeDetails = defineQuery({
  name: 'sync.change',
  params: z.object({ mutationId: z.int() }),
  answer: z.object({ receipt: receipt.nullable(), lines: z.array(changeLine), input: z.unknown() }),
  reads: ['queue', 'candidates', 'users', 'applications', 'jobs'],
});

/** What Ctrl+Z and Ctrl+Shift+Z would do now. */
export const undoState = defineQuery({
  name: 'history.undoState',
  params: z.object({}),
  answer: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
  reads: ['queue'],
});
