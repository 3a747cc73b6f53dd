import type { LucideIcon } from 'lucide-react';
import { classes } from './classes.ts';

interface IconProps {
  readonly icon: LucideIcon;
  readonly size?: number;
  readonly className?: string | undefined;
}

/**
 * An icon of the product's one weight. Always decoration: its meaning stands in words beside it or in a label.
 * It is drawn within its box and need not be clipped to it: a clip is a layer of the page's own, and a board has hundreds.
 */
export function Icon({ icon: Glyph, size = 16, className }: IconProps) {
  return <Glyph size={size} strokeWidth={1.6} aria-hidden className={classes('overflow-visible', className)} />;
}
