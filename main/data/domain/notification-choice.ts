import type { Rows } from '../../../shared/generated/tables.ts';

/** A recruiter's preferences as stored; no row means the platform's defaults (`domain-rules.md` 1.9). */
export type NotificationPreferences = Rows['recruiterNotificationPreferences'];

type Choice =
  | 'newApplications'
  | 'applicationStatusChanges'
  | 'interviewScheduled'
  | 'interviewReminders'
  | 'interviewCompleted'
  | 'panelistResponses'
  | 'candidateFeedback'
  | 'panelistFeedbackSubmitted'
  | 'weeklyDigest'
  | 'systemUpdates'
  | 'marketingEmails';

const DEFAULT_OFF: ReadonlySet<Choice> = new Set(['systemUpdates', 'marketingEmails']);

const CHOICE_OF_TYPE: Readonly<Record<string, Choice>> = {
  application: 'newApplications',
  new_application: 'newApplications',
  status_change: 'applicationStatusChanges',
  interview: 'interviewScheduled',
  interview_scheduled: 'interviewScheduled',
  interview_rescheduled: 'interviewScheduled',
  interview_reminder: 'interviewReminders',
  interview_completed: 'interviewCompleted',
  reschedule_request: 'panelistResponses',
  panelist_response: 'panelistResponses',
  candidate_feedback: 'candidateFeedback',
  panelist_feedback: 'panelistFeedbackSubmitted',
  weekly_digest: 'weeklyDigest',
  system: 'systemUpdates',
  system_update: 'systemUpdates',
  marketing: 'marketingEmails',
};

const BY_FREQUENCY: ReadonlySet<Choice> = new Set(['newApplications', 'applicationStatusChanges']);

/**
 * Whether a notification of this type may appear on the desktop at once. Types
 * this version does not know may; what the recruiter wants as a daily or weekly
 * digest may not.
 */
export function mayShowNow(type: string | null, preferences: Partial<NotificationPreferences> | undefined): boolean {
  const choice = CHOICE_OF_TYPE[type ?? ''];
  if (choice === undefined) return true;
  const wanted = preferences?.[choice] ?? (DEFAULT_OFF.has(choice) ? 0 : 1);
  if (wanted !== 1) return false;
  const frequency = preferences?.applicationFrequency ?? 'immediate';
  return !BY_FREQUENCY.has(choice) || frequency === 'immediate';
}
