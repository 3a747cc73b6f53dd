import type { TextKey } from '../text/catalogue.ts';
import { sayWord } from '../text/word.ts';

const TYPES: Readonly<Record<string, TextKey>> = {
  phone: 'interviews.type.phone',
  video: 'interviews.type.video',
  'in-person': 'interviews.type.in-person',
  'ai-interview': 'interviews.type.ai-interview',
};

const STATUSES: Readonly<Record<string, TextKey>> = {
  scheduled: 'interviews.status.scheduled',
  'in-progress': 'interviews.status.in-progress',
  completed: 'interviews.status.completed',
  cancelled: 'interviews.status.cancelled',
  'no-show': 'interviews.status.no-show',
};

const ANSWERS: Readonly<Record<string, TextKey>> = {
  invited: 'interviews.answer.invited',
  accepted: 'interviews.answer.accepted',
  declined: 'interviews.answer.declined',
  attended: 'interviews.answer.attended',
};

const OUTCOMES: Readonly<Record<string, TextKey>> = {
  scheduled: 'interviews.outcome.scheduled',
  'in-progress': 'interviews.outcome.in-progress',
  completed: 'interviews.outcome.completed',
  cancelled: 'interviews.outcome.cancelled',
  'no-show': 'interviews.outcome.no-show',
};

/** How an interview is held. */
export function interviewType(type: string): string {
  return sayWord(TYPES, type);
}

/** Where an interview stands. */
export function interviewStatus(status: string): string {
  return sayWord(STATUSES, status);
}

/** Where an interview stands, inside a sentence. */
export function interviewOutcome(status: string): string {
  return sayWord(OUTCOMES, status);
}

/** What a panelist answered, as it stands behind a name. */
export function panelistAnswer(status: string): string {
  return sayWord(ANSWERS, status);
}
