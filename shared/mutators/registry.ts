import { addNotes, removeNotes } from './bulk-notes.ts';
import { createApplication, removeApplication } from './create-application.ts';
import { createCandidate, removeCandidate } from './create-candidate.ts';
import { deleteDraft } from './delete-draft.ts';
import { editCandidate } from './edit-candidate.ts';
import { inviteGuests, takeInvitationBack } from './guests.ts';
import { hireCandidate, takeHireBack } from './hire.ts';
import { logInteraction, removeInteraction } from './interactions.ts';
import { cancelInterview, rescheduleInterview, scheduleInterview } from './interviews.ts';
import { cancelLetter } from './letters.ts';
import { moveApplications } from './move-applications.ts';
import type { AnyMutator } from './mutator.ts';
import { addNote, removeNote } from './notes.ts';
import { markNotificationsRead } from './notifications.ts';
import { invitePanelist, removePanelist, submitPanelFeedback } from './panel.ts';
import { addResume, makeDefaultResume, removeResume, renameResume } from './resumes.ts';
import { editSavedSearch, removeSavedSearch, saveSearch } from './saved-searches.ts';
import { rateApplication } from './rate-application.ts';
import { tagCandidates, untagCandidates } from './tags.ts';

/** Every change a device can make. Security tests and `docs/mutators.md` are generated from this list. */
export const MUTATORS: readonly AnyMutator[] = [
  createApplication,
  removeApplication,
  moveApplications,
  cancelLetter,
  hireCandidate,
  takeHireBack,
  inviteGuests,
  takeInvitationBack,
  addNote,
  removeNote,
  rateApplication,
  addNotes,
  removeNotes,
  createCandidate,
  removeCandidate,
  editCandidate,
  addResume,
  renameResume,
  makeDefaultResume,
  removeResume,
  logInteraction,
  removeInteraction,
  tagCandidates,
  untagCandidates,
  scheduleInterview,
  rescheduleInterview,
  cancelInterview,
  invitePanelist,
  removePanelist,
  submitPanelFeedback,
  deleteDraft,
  markNotificationsRead,
  saveSearch,
  editSavedSearch,
  removeSavedSearch,
];

const byName = new Map(MUTATORS.map((mutator) => [mutator.name, mutator]));

/** The mutator of that name, or undefined for a name this version does not know. */
export function findMutator(name: string): AnyMutator | undefined {
  return byName.get(name);
}
