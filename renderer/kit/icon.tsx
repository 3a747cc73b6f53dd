import type { LucideIcon } from 'lucide-react';

interface IconProps {
  readonly icon: LucideIcon;
  readonly size?: number;
  readonly className?: string | undefined;
}

/** An icon of the product's one weight. Always decoration: its meaning stands in words beside it or in a label. */
export function Icon({ icon: Glyph, size = 16, className }: IconProps) {
  return <Glyph size={size} strokeWidth={1.6} aria-hidden className={className} />;
}
