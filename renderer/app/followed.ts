import { z } from 'zod';
import { router, showInPanel } from './router.ts';

/** Windows tell each other who is open in them; nobody else hears it: the channel is the app's own origin's. */
const CHANNEL = 'hotgigs-shown';

const shown = z.object({ candidateId: z.int().nullable(), applicationId: z.int().nullable() });

/** Tells the other windows who is open in this one's panel. Answers the way to stop. */
export function tellWhoIsShown(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  let told = '';
  const stop = router.subscribe(() => {
    const { view, candidateId, applicationId } = router.current();
    const now = JSON.stringify([candidateId, applicationId]);
    if (view === 'person' || (candidateId === null && applicationId === null) || now === told) return;
    told = now;
    channel.postMessage({ candidateId, applicationId });
  });
  return () => {
    stop();
    channel.close();
  };
}

/** Shows here whoever is opened in another window. Answers the way to stop. */
export function followShown(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (event) => {
    const message = shown.safeParse(event.data);
    if (message.success) showInPanel(message.data);
  });
  return () => channel.close();
}
