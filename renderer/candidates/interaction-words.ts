import { removeInteraction } from '../../shared/mutators/interactions.ts';
import { undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { showToast } from '../kit/toasts.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { sayWord } from '../text/word.ts';

const WORDS: Readonly<Record<string, TextKey>> = {
  call: 'candidates.interaction.call',
  email_sent: 'candidates.interaction.email-sent',
  email_received: 'candidates.interaction.email-received',
  meeting: 'candidates.interaction.meeting',
  email_opened: 'candidates.interaction.email-opened',
  email_clicked: 'candidates.interaction.email-clicked',
  email_replied: 'candidates.interaction.email-replied',
  calendar_link_clicked: 'candidates.interaction.calendar-link-clicked',
  interview_booked: 'candidates.interaction.interview-booked',
  interview_rescheduled: 'candidates.interaction.interview-rescheduled',
  interview_cancelled: 'candidates.interaction.interview-cancelled',
  application_submitted: 'candidates.interaction.application-submitted',
  profile_viewed: 'candidates.interaction.profile-viewed',
};

/** What an interaction was, in words; the platform's own word where this version does not know it. */
export function interactionWords(interaction: string): string {
  return sayWord(WORDS, interaction);
}

/** Takes an entry away that was logged by hand. */
export async function removeLogged(interactionId: number): Promise<void> {
  const result = await mutate(removeInteraction, { interactionId });
  if (result.ok) showToast({ title: say('candidates.entry-removed'), onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: say('candidates.entry-stays'), detail: result.error.message, tone: 'problem' });
}
