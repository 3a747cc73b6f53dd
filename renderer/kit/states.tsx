import { CircleAlert, Download, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorBody } from '../../shared/errors.ts';
import { say } from '../text/say.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** Teaches the next action. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex h-full min-h-40 flex-col items-center justify-center gap-1 p-8 text-center">
      <span className="mb-2 inline-flex size-10 items-center justify-center rounded-panel border border-line bg-surface text-ink-3 shadow-card">
        <Icon icon={icon} size={18} />
      </span>
      <p className="font-medium text-ink">{title}</p>
      {children !== undefined && <p className="max-w-[44ch] text-pretty text-ink-3">{children}</p>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
}

/** What happened, what is safe, what to do: the error's own sentence. */
export function ErrorState({ error, onRetry }: { readonly error: ErrorBody; readonly onRetry?: (() => void) | undefined }) {
  // Nothing is wrong: the first copy has not come that far.
  if (error.code === 'mirror.no_copy') return <EmptyState icon={Download} title={error.message} />;
  return (
    <div role="alert" className="flex h-full min-h-40 flex-col items-center justify-center gap-1 p-8 text-center">
      <span className="mb-2 inline-flex size-10 items-center justify-center rounded-panel bg-danger-soft text-danger-text">
        <Icon icon={CircleAlert} size={18} />
      </span>
      <p className="max-w-[52ch] text-pretty text-ink">{error.message}</p>
      {onRetry !== undefined && (
        <Button className="mt-3" onClick={onRetry}>
          {say('kit.try-again')}
        </Button>
      )}
    </div>
  );
}

/** A grey bar where text will be. Shown only when the answer takes over 150 ms. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classes('skeleton late block h-3', className)} />;
}

/** Rows of the coming list's size. */
export function SkeletonRows({ rows, height = 36 }: { readonly rows: number; readonly height?: number }) {
  return (
    <div role="status" aria-busy="true" aria-label={say('kit.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} style={{ height }} className="flex items-center gap-3 px-4">
          <Skeleton className="!size-6 shrink-0 !rounded-full" />
          <Skeleton className={index % 3 === 0 ? 'w-48' : index % 3 === 1 ? 'w-36' : 'w-56'} />
          <Skeleton className="ml-auto w-16" />
        </div>
      ))}
    </div>
  );
}
