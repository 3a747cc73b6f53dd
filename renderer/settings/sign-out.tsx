import { create } from 'zustand';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { call } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { showToast } from '../kit/toasts.tsx';

const useSignOut = create<{ asking: boolean }>(() => ({ asking: false }));

/** Asks whether to sign out; the answer is given in {@link SignOutDialog}. */
export function requestSignOut(): void {
  useSignOut.setState({ asking: true });
}

async function signOut(discardUnsent: boolean): Promise<void> {
  const result = await call(COMMANDS.signOut, { discardUnsent });
  useSignOut.setState({ asking: false });
  if (!result.ok) showToast({ title: 'Still signed in', detail: result.error.message, tone: 'problem' });
}

/** Signing out leaves nothing behind; changes that wait would be lost, so it says how many there are. */
export function SignOutDialog() {
  const asking = useSignOut((state) => state.asking);
  const status = useQuery(QUERIES.syncStatus, {}).value;
  const unsent = (status?.pending ?? 0) + (status?.needsAttention ?? 0);
  const close = (): void => useSignOut.setState({ asking: false });
  const description =
    unsent === 0
      ? 'Everything you did has been delivered. The copy of your company’s data on this laptop is closed until you sign in again.'
      : `${plural(unsent, 'change')} on this laptop ${unsent === 1 ? 'has' : 'have'} not been delivered. Signing out now throws ${unsent === 1 ? 'it' : 'them'} away for ever.`;
  return (
    <Dialog
      open={asking}
      onOpenChange={(open) => !open && close()}
      title={unsent === 0 ? 'Sign out of this laptop?' : 'Sign out and lose changes?'}
      description={description}
      actions={
        <>
          <Button size="form" onClick={close}>
            Stay signed in
          </Button>
          <Button size="form" look={unsent === 0 ? 'primary' : 'danger'} onClick={() => void signOut(unsent > 0)}>
            {unsent === 0 ? 'Sign out' : `Discard ${plural(unsent, 'change')} and sign out`}
          </Button>
        </>
      }
    />
  );
}
