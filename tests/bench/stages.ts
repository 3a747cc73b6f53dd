import { APPLICATION_STATUSES, type ApplicationStatus } from '../../shared/domain/application-status.ts';
import type { MutationRequest } from '../../shared/mutators/mutator.ts';
import { must } from '../../shared/errors.ts';

/** The stage after a given one, round and round. */
export function nextStage(status: string | undefined): ApplicationStatus {
  const index = APPLICATION_STATUSES.findIndex((stage) => stage === status);
  return must(APPLICATION_STATUSES[(index + 1) % APPLICATION_STATUSES.length], 'a stage');
}

/** A recruiter's move of one application from where it stands to the next stage. */
export function moveRequest(applicationId: number, from: string | undefined): MutationRequest {
  return { name: 'applications.move', input: { moves: [{ applicationId, from: must(from, 'a stage'), to: nextStage(from) }] } };
}
