import { useEffect, useRef, useState } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Popover } from '../kit/popover.tsx';
import { keepSettings } from '../settings/save-settings.ts';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { router } from './router.ts';
import { startTour, useTour } from './tour-state.ts';
import { useViews } from './views.ts';

interface Stop {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly keys: readonly (readonly [keys: string, does: TextKey])[];
  /** The view it is about, opened for it. */
  readonly view: string | null;
  /** What it points at. */
  readonly target: string;
}

const STOPS: readonly Stop[] = [
  {
    title: 'app.tour.home-title',
    text: 'app.tour.home-text',
    keys: [
      ['J', 'app.tour.home-key-next'],
      ['S', 'app.tour.home-key-move'],
      ['G H', 'app.tour.home-key-back'],
    ],
    view: 'home',
    target: '[data-tour="home"]',
  },
  {
    title: 'app.tour.pipeline-title',
    text: 'app.tour.pipeline-text',
    keys: [
      ['S', 'app.tour.pipeline-key-move'],
      ['X', 'app.tour.pipeline-key-select'],
      ['$mod+Z', 'app.tour.pipeline-key-undo'],
    ],
    view: 'pipeline',
    target: '[data-tour="pipeline"]',
  },
  {
    title: 'app.tour.search-title',
    text: 'app.tour.search-text',
    keys: [
      ['$mod+K', 'app.tour.search-key-search'],
      ['?', 'app.tour.search-key-keys'],
    ],
    view: null,
    target: '[data-tour="search"]',
  },
  {
    title: 'app.tour.offline-title',
    text: 'app.tour.offline-text',
    keys: [['G Y', 'app.tour.offline-key-changes']],
    view: null,
    target: '[data-testid="sync-pill"]',
  },
];

function end(): void {
  useTour.setState({ step: null });
  void keepSettings({ tourSeen: true });
}

/** Styled in `base.css`. */
const MARK = 'data-touring';

/** The element a stop points at, part of the frame around every view; marked while the stop is shown. */
function useTarget(selector: string): Element | null {
  const [element] = useState(() => document.querySelector<HTMLElement>(selector));
  useEffect(() => {
    element?.setAttribute(MARK, '');
    return () => element?.removeAttribute(MARK);
  }, [element]);
  return element;
}

function Card({ step, stop, stops }: { readonly step: number; readonly stop: Stop; readonly stops: number }) {
  const anchor = useTarget(stop.target);
  const isLast = step === stops - 1;
  const onward = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (stop.view !== null) router.navigate(`/${stop.view}`);
  }, [stop]);
  if (anchor === null) return null;
  return (
    <Popover
      label={say(stop.title)}
      open
      onOpenChange={(open) => !open && end()}
      anchor={anchor}
      side={isLast ? 'top' : 'bottom'}
      className="w-[340px]"
      initialFocus={onward}
    >
      <div data-testid="tour" className="flex flex-col gap-3 p-4">
        <div>
          <p className="text-meta text-ink-3">{say('app.tour-step', { step: step + 1, steps: stops })}</p>
          <h2 className="text-panel font-semibold">{say(stop.title)}</h2>
          <p className="mt-1 text-pretty text-ink-2">{say(stop.text)}</p>
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-meta text-ink-2">
          {stop.keys.map(([keys, does]) => (
            <li key={does} className="flex items-center gap-1.5">
              <Kbd keys={keys} /> {say(does)}
            </li>
          ))}
        </ul>
        <div className="flex items-center justify-between gap-2">
          <Button look="quiet" onClick={end}>
            {isLast ? say('kit.close') : say('app.tour-skip')}
          </Button>
          <span className="flex gap-2">
            {step > 0 && <Button onClick={() => useTour.setState({ step: step - 1 })}>{say('app.tour-back')}</Button>}
            <Button ref={onward} look="primary" onClick={() => (isLast ? end() : useTour.setState({ step: step + 1 }))}>
              {isLast ? say('app.tour-start') : say('app.tour-next')}
            </Button>
          </span>
        </div>
      </div>
    </Popover>
  );
}

/** The first-run tour: a stop for each thing to know first, skipped by Escape or a click elsewhere, never shown again unless asked for. Needs no connection. */
export function Tour() {
  const step = useTour((state) => state.step);
  const isNew = useQuery(QUERIES.settingsQuery, {}).value?.tourSeen === false;
  const isReady = useQuery(QUERIES.sessionState, {}).value?.state === 'ready';
  useEffect(() => {
    if (isNew && isReady) startTour();
  }, [isNew, isReady]);
  const views = useViews();
  const stops = STOPS.filter(({ view }) => view === null || views.some(({ id }) => id === view));
  const stop = step === null ? undefined : stops[step];
  return step === null || stop === undefined ? null : <Card key={step} step={step} stop={stop} stops={stops.length} />;
}
