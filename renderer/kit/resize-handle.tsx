import { useRef } from 'react';

interface ResizeHandleProps {
  readonly label: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (width: number) => void;
}

const STEP = 24;

/** The left edge of a panel on the right: drag it, or move it with the arrow keys. */
export function ResizeHandle({ label, width, min, max, onResize }: ResizeHandleProps) {
  const grip = useRef<{ x: number; width: number } | null>(null);
  const clamp = (value: number): number => Math.min(max, Math.max(min, Math.round(value)));
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className="group absolute inset-y-0 left-[-4px] z-10 w-2 cursor-col-resize outline-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (grip.current !== null) onResize(clamp(grip.current.width + grip.current.x - event.clientX));
      }}
      onPointerUp={() => (grip.current = null)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onResize(clamp(width + STEP));
        if (event.key === 'ArrowRight') onResize(clamp(width - STEP));
      }}
    >
      <span className="mx-auto block h-full w-0.5 bg-transparent transition-colors duration-80 group-hover:bg-accent-line group-focus-visible:bg-accent-line" />
    </div>
  );
}
