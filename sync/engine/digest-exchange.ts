import { AppError } from '../../shared/errors.ts';
import { type DigestQuestion, digestReply, type DigestReply } from '../protocol/digest.ts';
import type { EngineParts } from './engine-parts.ts';
import { badAnswer, cancelledCall } from './network-errors.ts';
import type { MirrorStore } from './ports.ts';
import { positionOf, ResyncNeeded, takeStep } from './pull-loop.ts';

/** Who asks, and about which file: another one, as after a first sync, ends it. */
export interface Exchange {
  readonly parts: EngineParts;
  readonly signal: AbortSignal;
  readonly store: MirrorStore;
}

/**
 * Asks about what the server says this device should hold, and takes the step
 * that brings the device to the state the answer describes.
 * @throws ResyncNeeded when the copy must be taken again, AppError for anything else
 */
export async function askDigest({ parts, signal, store }: Exchange, question: DigestQuestion): Promise<DigestReply> {
  const answer = await parts.session.request('/sync/digest', { ...positionOf(parts), question }, signal);
  if (!answer.ok) throw new AppError(answer.error);
  const reply = digestReply.safeParse(answer.value);
  if (!reply.success) throw badAnswer(reply.error);
  if (parts.mirror.current() !== store || signal.aborted) throw cancelledCall();
  const { step } = reply.data;
  if (step.type === 'resync') throw new ResyncNeeded();
  takeStep(parts, step);
  return reply.data;
}
