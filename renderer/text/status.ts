import { isApplicationStatus, type ApplicationStatus } from '../../shared/domain/application-status.ts';
import type { TextKey } from './catalogue.ts';
import { say } from './say.ts';

const WORDS: Record<ApplicationStatus, TextKey> = {
  submitted: 'pipeline.status.submitted',
  reviewing: 'pipeline.status.reviewing',
  shortlisted: 'pipeline.status.shortlisted',
  interviewing: 'pipeline.status.interviewing',
  offered: 'pipeline.status.offered',
  rejected: 'pipeline.status.rejected',
  withdrawn: 'pipeline.status.withdrawn',
};

/** The recruiter's word for a status; unknown ones are shown as the platform wrote them. */
export function sayStatus(status: string): string {
  return isApplicationStatus(status) ? say(WORDS[status]) : status;
}
