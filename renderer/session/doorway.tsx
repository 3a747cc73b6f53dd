import { CircleAlert, Lock, type LucideIcon } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { Icon } from '../kit/icon.tsx';
import { Logo } from '../kit/logo.tsx';

interface ThresholdProps {
  readonly title: string;
  readonly subtitle: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

interface DoorwayProps {
  readonly testId: string;
  readonly title: string;
  readonly subtitle: string;
  /** What went wrong with the last attempt. */
  readonly problem: string | null;
  readonly onSubmit: () => Promise<void>;
  /** The fields and the button. */
  readonly children: ReactNode;
  readonly footnote: ReactNode;
  /** A way around the form, below it. */
  readonly otherwise?: ReactNode;
}

/** What stands before the work, in the middle of the window: its name, what it is about, and below both the rest. */
export function Threshold({ title, subtitle, testId, children }: ThresholdProps) {
  return (
    <main data-testid={testId} className="drag-region flex h-full overflow-y-auto bg-canvas p-6">
      {/* Margins, not alignment: what is taller than the window can be scrolled to from its beginning. */}
      <div className="no-drag m-auto w-[360px] max-w-full">
        <div className="mb-7 flex flex-col items-center text-center">
          <Logo size={44} />
          <h1 className="mt-4 text-view font-semibold tracking-[-0.015em]">{title}</h1>
          <p className="mt-1 text-pretty text-ink-3">{subtitle}</p>
        </div>
        {children}
      </div>
    </main>
  );
}

/** The box of a {@link Threshold}. */
export const THRESHOLD_BOX = 'flex flex-col rounded-panel border border-line bg-surface p-5 shadow-card';

/** A sentence under the box of a {@link Threshold}. */
export function Footnote({ icon, children }: { readonly icon: LucideIcon; readonly children: ReactNode }) {
  return (
    <p className="mt-5 flex items-start justify-center gap-1.5 text-meta text-ink-3">
      <Icon icon={icon} size={13} className="mt-0.5 shrink-0" />
      <span className="text-pretty">{children}</span>
    </p>
  );
}

/** The form that stands before the work: signing in, choosing a passphrase, entering it. */
export function Doorway({ testId, title, subtitle, problem, onSubmit, children, footnote, otherwise }: DoorwayProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <Threshold title={title} subtitle={subtitle}>
      <form data-testid={testId} noValidate onSubmit={submit} className={`${THRESHOLD_BOX} gap-4`}>
        {problem !== null && <Problem message={problem} />}
        {children}
      </form>
      <Footnote icon={Lock}>{footnote}</Footnote>
      {otherwise !== undefined && <div className="mt-3">{otherwise}</div>}
    </Threshold>
  );
}

/** Why an attempt was refused, above the form's fields. */
export function Problem({ message }: { readonly message: string }) {
  return (
    <p role="alert" className="flex gap-2 rounded-control bg-danger-soft px-3 py-2 text-pretty text-danger-text">
      <Icon icon={CircleAlert} className="mt-0.5 shrink-0" />
      {message}
    </p>
  );
}
