import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { ProgressBar } from './progress-bar.tsx';

const TONES = { info: 'bg-info-soft text-info-text', warning: 'bg-warning-soft text-warning-text' } as const;

interface BannerProps {
  readonly tone: keyof typeof TONES;
  readonly icon: LucideIcon;
  readonly testId: string;
  /** One sentence; read aloud when it changes. */
  readonly children: ReactNode;
  /** At its end: a figure, or what can be done. */
  readonly aside?: ReactNode;
  /** Along its foot: what is under way, and how far, 0 to 100; the text is read in the figure's place. */
  readonly progress?: { readonly label: string; readonly percent: number; readonly text?: string };
}

/** A line above the view: something about the whole window that asks for nothing. */
export function Banner({ tone, icon, testId, children, aside, progress }: BannerProps) {
  return (
    <div data-testid={testId} className={classes('relative flex min-h-9 shrink-0 items-center gap-2.5 border-b border-line px-4 py-1', TONES[tone])}>
      <Icon icon={icon} className="shrink-0" />
      <p role="status" className="min-w-0 flex-1 text-pretty">
        {children}
      </p>
      {aside}
      {progress !== undefined && <ProgressBar {...progress} className="absolute inset-x-0 bottom-0 h-0.5" />}
    </div>
  );
}
