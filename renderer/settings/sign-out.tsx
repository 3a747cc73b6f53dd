import { create } from 'zustand';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { call } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';

const useSignOut = create<{ asking: boolean }>(() => ({ asking: false }));

/** Asks whether to sign out; the answer is given in {@link SignOutDialog}. */
export function requestSignOut(): void {
  useSignOut.setState({ asking: true });
}

async function signOut(discardUnsent: boolean): Promise<void> {
  const result = await call(COMMANDS.signOut, { discardUnsent });
  useSignOut.setState({ asking: false });
  if (!result.ok) showToast({ title: say('settings.still-signed-in'), detail: result.error.message, tone: 'problem' });
}

/** Signing out leaves nothing behind; changes that wait would be lost, so it says how many there are. */
export function SignOutDialog() {
  const asking = useSignOut((state) => state.asking);
  const status = useQuery(QUERIES.syncStatus, {}).value;
  const unsent = (status?.pending ?? 0) + (status?.needsAttention ?? 0);
  const close = (): void => useSignOut.setState({ asking: false });
  const description = unsent === 0 ? say('settings.sign-out-delivered') : say('settings.sign-out-unsent', { count: unsent });
  return (
    <Dialog
      open={asking}
      onOpenChange={(open) => !open && close()}
      title={unsent === 0 ? say('settings.sign-out-title') : say('settings.sign-out-title-unsent')}
      description={description}
      actions={
        <>
          <Button size="form" onClick={close}>
            {say('settings.stay')}
          </Button>
          <Button size="form" look={unsent === 0 ? 'primary' : 'danger'} onClick={() => void signOut(unsent > 0)}>
            {unsent === 0 ? say('settings.sign-out') : say('settings.discard-and-sign-out', { count: unsent })}
          </Button>
        </>
      }
    />
  );
}
