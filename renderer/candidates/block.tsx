import { useId, type ReactNode } from 'react';

/** A part of a profile under its heading. */
export function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h3 id={id} className="text-meta font-medium text-ink-3">
        {title}
      </h3>
      {children}
    </section>
  );
}
