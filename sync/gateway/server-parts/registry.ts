import { createApplicationOnServer } from './create-application.ts';
import { inviteGuestsOnServer, takeInvitationBackOnServer } from './guests.ts';
import { hireOnServer, takeHireBackOnServer } from './hire.ts';
import { cancelInterviewOnServer, rescheduleInterviewOnServer, scheduleInterviewOnServer } from './interviews.ts';
import { cancelLetterOnServer } from './letters.ts';
import { movesOnServer } from './move-applications.ts';
import { invitePanelistOnServer, removePanelistOnServer, submitPanelFeedbackOnServer } from './panel.ts';
import type { ServerPart, SharedServerPart } from './server-part.ts';

/** The server part of each mutator that declares effects. */
export const SERVER_PARTS: ReadonlyMap<string, ServerPart> = new Map([
  ['applications.create', createApplicationOnServer],
  ['applications.cancelLetter', cancelLetterOnServer],
  ['applications.hire', hireOnServer],
  ['applications.unhire', takeHireBackOnServer],
  ['guests.invite', inviteGuestsOnServer],
  ['guests.takeInvitationBack', takeInvitationBackOnServer],
  ['interviews.schedule', scheduleInterviewOnServer],
  ['interviews.reschedule', rescheduleInterviewOnServer],
  ['interviews.cancel', cancelInterviewOnServer],
  ['panelists.invite', invitePanelistOnServer],
  ['panelists.remove', removePanelistOnServer],
  ['panelFeedback.submit', submitPanelFeedbackOnServer],
]);

/** Those that a push runs once for neighbouring mutations. */
export const SHARED_SERVER_PARTS: ReadonlyMap<string, SharedServerPart> = new Map([['applications.move', movesOnServer]]);
