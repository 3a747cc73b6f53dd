import { classes } from './classes.ts';

/** The first letters of a person's first and last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return `${[...first][0] ?? '?'}${[...last][0] ?? ''}`.toLocaleUpperCase();
}

/** A hue that stays a person's own: neighbouring ids are far apart on the circle. */
export function hueOf(id: number): number {
  return Math.abs(Math.imul(id, 137)) % 360;
}

interface AvatarProps {
  readonly name: string;
  readonly id: number;
  readonly size?: number;
  readonly className?: string;
}

/** A person as initials on a hue from the id. Decoration: the name stands beside it. */
export function Avatar({ name, id, size = 24, className }: AvatarProps) {
  const style = { width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)), '--avatar-hue': hueOf(id) } as React.CSSProperties;
  return (
    <span
      aria-hidden
      style={style}
      className={classes('avatar inline-flex shrink-0 items-center justify-center rounded-full font-semibold tracking-tight', className)}
    >
      {initialsOf(name)}
    </span>
  );
}
