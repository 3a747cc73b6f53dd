import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../kit/button.tsx';
import { say } from '../text/say.ts';
import { NotificationsBell } from './notifications-bell.tsx';
import { usePlace } from './place.tsx';
import { router } from './router.ts';

interface ViewFrameProps {
  /** The view's name; read as the screen's heading. */
  readonly title: ReactNode;
  /** Beside the title: the scope switch. */
  readonly scope?: ReactNode;
  /** On the right: search, sorting. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A view under the window's title bar, which doubles as the view's own. */
export function ViewFrame({ title, scope, tools, children }: ViewFrameProps) {
  usePlace();
  return (
    <section className="@container flex h-full min-w-0 flex-col">
      <header className="title-bar drag-region flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line py-1.5 pl-2 whitespace-nowrap">
        <div className="flex shrink-0">
          <IconButton
            icon={ChevronLeft}
            label={say('app.back')}
            shortcut="Alt+←"
            disabled={!router.canGoBack()}
            onClick={router.back}
            className="!w-6"
          />
          <IconButton
            icon={ChevronRight}
            label={say('app.forward')}
            shortcut="Alt+→"
            disabled={!router.canGoForward()}
            onClick={router.forward}
            className="!w-6"
          />
        </div>
        <h1 className="max-w-max min-w-0 grow basis-20 truncate text-panel font-semibold tracking-[-0.01em]">{title}</h1>
        {scope}
        {/* Where details leave the view little room, the tools have a line of their own. */}
        {tools !== undefined && (
          <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-1.5 @max-lg:order-last @max-lg:w-full">{tools}</div>
        )}
        <div className={tools === undefined ? 'ml-auto' : '-ml-0.5 @max-lg:ml-auto'}>
          <NotificationsBell />
        </div>
      </header>
      <div className="min-h-0 flex-1">{children}</div>
    </section>
  );
}
