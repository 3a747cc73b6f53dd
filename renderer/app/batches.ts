import type { ErrorBody, Result } from '../../shared/errors.ts';
import { MAX_ROWS_PER_MUTATION } from '../../shared/mutators/move-applications.ts';
import type { QueuedChange } from '../data/actions.ts';
import { asOneAct, rememberAct } from './history.ts';
import { inParts } from './long-run.ts';

/** Rows that went into one change, and what came of it. */
export interface BatchOutcome<Row> {
  readonly batch: readonly Row[];
  readonly result: Result<QueuedChange>;
}

/** The rows as they go into changes, in their order, none larger than a change may be. */
export function inBatches<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / MAX_ROWS_PER_MUTATION);
  return Array.from({ length: count }, (_, index) => rows.slice(index * MAX_ROWS_PER_MUTATION, (index + 1) * MAX_ROWS_PER_MUTATION));
}

/**
 * Carries one act of the person out in several changes: shows how far a long
 * one is, lets it be stopped between its changes, and keeps that they are one,
 * for Undo.
 * @returns an outcome per change, in order; those it was stopped before are not among them
 */
export function sendBatches<Row>(
  title: string,
  batches: readonly (readonly Row[])[],
  send: (batch: readonly Row[]) => Promise<Result<QueuedChange>>,
): Promise<readonly BatchOutcome<Row>[]> {
  return asOneAct(async () => {
    const parts = batches.map((batch) => ({ batch, size: batch.length }));
    const outcomes = await inParts(title, parts, async ({ batch }): Promise<BatchOutcome<Row>> => ({ batch, result: await send(batch) }));
    await rememberAct(title, summaryOf(outcomes).changes);
    return outcomes;
  });
}

/** What became of an act. */
export interface BatchSummary<Row> {
  /** The changes that were kept, in order. */
  readonly changes: readonly number[];
  /** The rows they reached. */
  readonly reached: readonly Row[];
  /** What went wrong first. */
  readonly error: ErrorBody | undefined;
}

/** Adds the outcomes of an act up. */
export function summaryOf<Row>(outcomes: readonly BatchOutcome<Row>[]): BatchSummary<Row> {
  return {
    changes: outcomes.flatMap(({ result }) => (result.ok ? [result.value.mutationId] : [])),
    reached: outcomes.flatMap(({ batch, result }) => (result.ok ? batch : [])),
    error: outcomes.flatMap(({ result }) => (result.ok ? [] : [result.error]))[0],
  };
}
