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

/** How well a candidate matches, as a ring around the figure. */
export function ScoreRing({ score, size = 26 }: ScoreRingProps) {
  const radius = size / 2 - 1.75;
  const circumference = 2 * Math.PI * radius;
  const filled = (Math.min(100, Math.max(0, score)) / 100) * circumference;
  return (
    <svg role="img" aria-label={`Match ${score} of 100`} width={size} height={size} viewBox={`0 0 ${size} ${size}`} className="shrink-0">
      <circle cx={size / 2} cy={size / 2} r={radius} fill="none" stroke="var(--pressed)" strokeWidth={2.5} />
      <circle
        cx={size / 2}
        cy={size / 2}
        r={radius}
        fill="none"
        stroke={toneOf(score)}
        strokeWidth={2.5}
        strokeLinecap="round"
        strokeDasharray={`${filled} ${circumference}`}
        transform={`rotate(-90 ${size / 2} ${size / 2})`}
      />
      <text x="50%" y="50%" dy="0.35em" textAnchor="middle" fontSize={size * 0.37} fontWeight={600} fill="var(--text-1)">
        {score}
      </text>
    </svg>
  );
}
