import { removeInteraction } from '../../shared/mutators/interactions.ts';
import { undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { humanise } from '../format.ts';
import { showToast } from '../kit/toasts.tsx';

const WORDS: Readonly<Record<string, string>> = {
  call: 'Call',
  email_sent: 'E-mail to the candidate',
  email_received: 'E-mail from the candidate',
  meeting: 'Meeting',
  email_opened: 'Opened an e-mail',
  email_clicked: 'Followed a link in an e-mail',
  email_replied: 'Replied to an e-mail',
  calendar_link_clicked: 'Opened the booking page',
  interview_booked: 'Booked an interview',
  interview_rescheduled: 'Moved an interview',
  interview_cancelled: 'Cancelled an interview',
  application_submitted: 'Sent an application',
  profile_viewed: 'Profile was looked at',
};

/** What an interaction was, in words; the platform's own word where this version does not know it. */
export function interactionWords(interaction: string): string {
  return WORDS[interaction] ?? humanise(interaction);
}

/** Takes an entry away that was logged by hand. */
export async function removeLogged(interactionId: number): Promise<void> {
  const result = await mutate(removeInteraction, { interactionId });
  if (result.ok) showToast({ title: 'Entry removed', onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: 'The entry stays', detail: result.error.message, tone: 'problem' });
}
