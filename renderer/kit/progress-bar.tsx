import { classes } from './classes.ts';

interface ProgressBarProps {
  /** What is under way; read aloud. */
  readonly label: string;
  /** How far it is, 0 to 100. */
  readonly percent: number;
  /** Read in the figure's place. */
  readonly text?: string;
  readonly className: string;
}

/** How far something is, as a bar. */
export function ProgressBar({ label, percent, text, className }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={text}
      className={classes('overflow-hidden', className)}
    >
      <div className="h-full rounded-full bg-accent transition-[width] duration-120 ease-out" style={{ width: `${percent}%` }} />
    </div>
  );
}
