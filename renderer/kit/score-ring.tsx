import { say } from '../text/say.ts';
interface ScoreRingProps {
  /** 0-100. */
  readonly score: number;
  readonly size?: number;
}

function toneOf(score: number): string {
  if (score >= 75) return 'var(--success)';
  if (score >= 50) return 'var(--warning)';
  return 'var(--hue-slate)';
}

/** How well a candidate matches, as a ring around the figure. Drawn from the top without a transform: a board has hundreds. */
export function ScoreRing({ score, size = 26 }: ScoreRingProps) {
  const middle = size / 2;
  const radius = middle - 1.75;
  const ring = `M${middle} 1.75a${radius} ${radius} 0 1 1 0 ${2 * radius}a${radius} ${radius} 0 1 1 0 ${-2 * radius}`;
  const filled = Math.min(100, Math.max(0, score));
  return (
    <span
      role="img"
      aria-label={say('kit.match-score', { score })}
      style={{ width: size, height: size, fontSize: size * 0.37 }}
      className="relative flex shrink-0 items-center justify-center leading-none font-semibold text-ink"
    >
      <svg aria-hidden width={size} height={size} fill="none" strokeWidth={2.5} className="absolute inset-0 overflow-visible">
        <path d={ring} stroke="var(--pressed)" />
        <path d={ring} stroke={toneOf(score)} strokeLinecap="round" pathLength={100} strokeDasharray={`${filled} 100`} />
      </svg>
      {score}
    </span>
  );
}
