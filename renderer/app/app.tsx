import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { unreachable } from '../../shared/errors.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { vaultState } from '../../shared/queries/vault.ts';
import { useQuery } from '../data/use-query.ts';
import { ErrorState } from '../kit/states.tsx';
import { ToastArea } from '../kit/toasts.tsx';
import { ChoosePassphrase } from '../session/choose-passphrase.tsx';
import { FirstSync } from '../session/first-sync.tsx';
import { SignIn } from '../session/sign-in.tsx';
import { Unlock } from '../session/unlock.tsx';
import { Announcer } from './announcer.tsx';
import { Boundary } from './boundary.tsx';
import { PlaceProvider } from './place.tsx';
import { ReaderProvider } from './reader.tsx';
import { Shell } from './shell.tsx';
import { useTheme } from './theme.ts';

/** What the key allows to be seen: nothing before it is there. */
function Gate() {
  const vault = useQuery(vaultState, {});
  if (vault.value === undefined) return vault.state === 'error' ? <ErrorState error={vault.error} /> : null;
  switch (vault.value.state) {
    case 'choose':
      return <ChoosePassphrase />;
    case 'locked':
      return <Unlock waitUntilMs={vault.value.waitUntilMs} />;
    case 'open':
      return <SessionGate />;
    default:
      return unreachable(vault.value.state);
  }
}

/** What the session allows to be seen. */
function SessionGate() {
  const session = useQuery(QUERIES.sessionState, {});
  if (session.value === undefined) return session.state === 'error' ? <ErrorState error={session.error} /> : null;
  switch (session.value.state) {
    case 'signed_out':
    case 'signing_in':
    case 'expired':
      return <SignIn session={session.value} />;
    case 'first_sync':
      return <FirstSync />;
    case 'copying':
    case 'ready':
      return (
        <PlaceProvider>
          <ReaderProvider>
            <Shell />
          </ReaderProvider>
        </PlaceProvider>
      );
    default:
      return unreachable(session.value.state);
  }
}

/** The window's whole content. */
export function App() {
  useTheme();
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500} closeDelay={0} timeout={300}>
        <ToastArea>
          <Boundary about="window">
            <Gate />
          </Boundary>
          <Announcer />
        </ToastArea>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
