import { useEffect, useState } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Popover } from '../kit/popover.tsx';
import { keepSettings } from '../settings/save-settings.ts';
import { router } from './router.ts';
import { startTour, useTour } from './tour-state.ts';

interface Stop {
  readonly title: string;
  readonly text: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
  /** The view it is about, opened for it. */
  readonly view: string | null;
  /** What it points at. */
  readonly target: string;
}

const STOPS: readonly Stop[] = [
  {
    title: 'Your day starts here',
    text: 'Home gathers what waits for you: new applications, today’s interviews, offers, feedback that is owed. Act on each line where it stands.',
    keys: [
      ['J', 'next line'],
      ['S', 'move it'],
      ['G H', 'come back here'],
    ],
    view: 'home',
    target: '[data-tour="home"]',
  },
  {
    title: 'The pipeline, a column per stage',
    text: 'Drag a card, or move it by key. Nothing asks first where it can be undone, and everything can, also tomorrow.',
    keys: [
      ['S', 'move'],
      ['X', 'select'],
      ['$mod+Z', 'undo'],
    ],
    view: 'pipeline',
    target: '[data-tour="pipeline"]',
  },
  {
    title: 'Find anybody, do anything',
    text: 'Names, jobs, notes and the words of every résumé, answered on this laptop as you type. Every command is in here too.',
    keys: [
      ['$mod+K', 'search'],
      ['?', 'all keys'],
    ],
    view: null,
    target: '[data-tour="search"]',
  },
  {
    title: 'With or without a connection',
    text: 'Everything you need is on this laptop, encrypted. What you do offline is kept and delivered later; this line always says how far it is.',
    keys: [['G Y', 'every change and its receipt']],
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

function Card({ step, stop }: { readonly step: number; readonly stop: Stop }) {
  const anchor = useTarget(stop.target);
  const isLast = step === STOPS.length - 1;
  useEffect(() => {
    if (stop.view !== null) router.navigate(`/${stop.view}`);
  }, [stop]);
  if (anchor === null) return null;
  return (
    <Popover
      label={stop.title}
      open
      onOpenChange={(open) => !open && end()}
      anchor={anchor}
      side={step === 3 ? 'top' : 'bottom'}
      className="w-[340px]"
    >
      <div data-testid="tour" className="flex flex-col gap-3 p-4">
        <div>
          <p className="text-meta text-ink-3">
            {step + 1} of {STOPS.length}
          </p>
          <h2 className="text-panel font-semibold">{stop.title}</h2>
          <p className="mt-1 text-pretty text-ink-2">{stop.text}</p>
        </div>
        <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-meta text-ink-2">
          {stop.keys.map(([keys, does]) => (
            <li key={does} className="flex items-center gap-1.5">
              <Kbd keys={keys} /> {does}
            </li>
          ))}
        </ul>
        <div className="flex items-center justify-between gap-2">
          <Button look="quiet" onClick={end}>
            {isLast ? 'Close' : 'Skip the tour'}
          </Button>
          <span className="flex gap-2">
            {step > 0 && <Button onClick={() => useTour.setState({ step: step - 1 })}>Back</Button>}
            <Button look="primary" onClick={() => (isLast ? end() : useTour.setState({ step: step + 1 }))}>
              {isLast ? 'Start working' : 'Next'}
            </Button>
          </span>
        </div>
      </div>
    </Popover>
  );
}

/** The first-run tour: four stops, skipped by Escape or a click elsewhere, never shown again unless asked for. Needs no connection. */
export function Tour() {
  const step = useTour((state) => state.step);
  const isNew = useQuery(QUERIES.settingsQuery, {}).value?.tourSeen === false;
  const isReady = useQuery(QUERIES.sessionState, {}).value?.state === 'ready';
  useEffect(() => {
    if (isNew && isReady) startTour();
  }, [isNew, isReady]);
  const stop = step === null ? undefined : STOPS[step];
  return step === null || stop === undefined ? null : <Card key={step} step={step} stop={stop} />;
}
