import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../text/say.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

const manager = Toast.createToastManager();

/** How long an undo is offered in a toast; the history offers it for ever. */
const UNDO_MS = 8_000;

/** What happened, what went wrong, and what to do first: each with its icon. */
const LOOKS = {
  done: { icon: CircleCheck, color: 'text-success-text' },
  hint: { icon: Info, color: 'text-info-text' },
  problem: { icon: CircleAlert, color: 'text-danger-text' },
} as const;

interface ToastMessage {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly tone?: keyof typeof LOOKS;
  /** Offers to take it back. */
  readonly onUndo?: (() => void) | undefined;
  /** It is no change of the history, such as a draft that was noted: the key for Undo takes it back as long as that is offered. */
  readonly isOutsideHistory?: boolean;
}

/** What goes by itself and has not gone. */
let passing: readonly (Pick<ToastMessage, 'onUndo' | 'isOutsideHistory'> & { readonly id: string; readonly at: number })[] = [];

/**
 * Makes room for what is said now: what was done last takes the place of what
 * was said before it; a hint leaves an Undo that is still offered.
 */
function makeRoom(tone: keyof typeof LOOKS): void {
  if (tone === 'problem') return;
  for (const { id, onUndo } of passing) if (tone !== 'hint' || onUndo === undefined) manager.close(id);
}

/**
 * Takes back what is offered and is no change of the history; answers false
 * where there is nothing of the kind, or it is older than the newest change:
 * ms on the clock of `performance.now`.
 */
export function takeOfferedUndo(newestChangeAt: number): boolean {
  const offered = passing.find(({ isOutsideHistory, at }) => isOutsideHistory && at > newestChangeAt);
  if (offered === undefined) return false;
  manager.close(offered.id);
  offered.onUndo?.();
  return true;
}

/**
 * Says that something happened, at the bottom of the window, read aloud
 * politely; problems stay until they are read.
 */
export function showToast({ title, detail, tone = 'done', onUndo, isOutsideHistory = false }: ToastMessage): void {
  makeRoom(tone);
  const id: string = manager.add({
    title,
    description: detail,
    type: tone,
    // Never, for a problem: nobody may miss it.
    timeout: tone === 'problem' ? 0 : UNDO_MS,
    // A toast of high priority is hidden from assistive technology with its buttons still in reach of the keyboard.
    priority: 'low',
    onClose: () => {
      passing = passing.filter((toast) => toast.id !== id);
    },
    ...(onUndo === undefined
      ? {}
      : {
          actionProps: {
            children: say('kit.undo'),
            onClick: () => {
              manager.close(id);
              onUndo();
            },
          },
        }),
  });
  if (tone !== 'problem') passing = [...passing, { id, onUndo, isOutsideHistory, at: performance.now() }];
}

function ToneIcon({ tone }: { readonly tone: string | undefined }) {
  const { icon, color } = LOOKS[tone === 'problem' || tone === 'hint' ? tone : 'done'];
  return <Icon icon={icon} className={classes('shrink-0', color)} />;
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'right']}
      className="floating floating-toast pointer-events-auto flex rounded-card bg-raised shadow-float data-limited:hidden"
    >
      <Toast.Content className="flex min-h-10 w-full items-center gap-2.5 py-1.5 pr-1.5 pl-3">
        <ToneIcon tone={toast.type} />
        <div className="mr-2 min-w-0 flex-1">
          <Toast.Title className="truncate font-medium" />
          <Toast.Description className="text-meta text-pretty text-ink-2 empty:hidden" />
        </div>
        {toast.actionProps !== undefined && (
          <>
            <Toast.Action className="h-7 rounded-control px-2.5 font-medium text-accent-text hover:bg-hover" />
            <Kbd keys="$mod+Z" />
          </>
        )}
        <Toast.Close
          aria-label={say('kit.dismiss')}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-ink-3 hover:bg-hover hover:text-ink"
        >
          <Icon icon={X} size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Carries the window's toasts. */
export function ToastArea({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="toast-area pointer-events-none fixed left-1/2 z-50 flex w-auto max-w-[600px] min-w-[320px] -translate-x-1/2 flex-col-reverse gap-2 outline-none">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
