import { useCallback, useRef, useState, type RefCallback } from 'react';
import type { WindowPlace } from '../shared/contract/window-place.ts';

/** A hand that scrolls says so many times; everything else is kept at once. */
const KEEP_AFTER_MS = 400;
/** The oldest go first: the boards of jobs long closed. */
const MOST_ENTRIES = 60;

const EMPTY: WindowPlace = { route: null, routes: {}, scroll: {}, choices: {} };

/**
 * Where this window was: per view its route, how far its lists were scrolled
 * and what was chosen in it. Numbers and words of the app only, never a
 * person's: the main process keeps it beside the window's size, unencrypted.
 */
let place: WindowPlace = EMPTY;
let timer: ReturnType<typeof setTimeout> | undefined;

function keep(): void {
  clearTimeout(timer);
  timer = undefined;
  window.hotgigs?.keepPlace(place);
}

function change(next: WindowPlace): void {
  place = next;
  keep();
}

function withEntry<Value>(entries: Readonly<Record<string, Value>>, key: string, value: Value): Record<string, Value> {
  const { [key]: _before, ...others } = entries;
  return Object.fromEntries([...Object.entries(others).slice(1 - MOST_ENTRIES), [key, value]]);
}

/** Begins where the window was left. */
export function beginAt(left: WindowPlace | null): void {
  if (left !== null) place = left;
  // What was scrolled in the last moment counts too.
  window.addEventListener('pagehide', () => timer !== undefined && keep());
}

/** The route the window was at last; null for a window that was never anywhere. */
export function rememberedRoute(): string | null {
  return place.route;
}

/** Remembers where the window is, and that this is where its view was left. */
export function rememberRoute(view: string, route: string): void {
  if (place.route === route) return;
  change({ ...place, route, routes: withEntry(place.routes, view, route) });
}

/** The route at which a view was left; its own when it was never open. */
export function routeOfView(view: string): string {
  return place.routes[view] ?? `/${view}`;
}

/** What was chosen under that name, or undefined. */
export function recallChoice(name: string): string | undefined {
  return place.choices[name];
}

export function rememberChoice(name: string, value: string): void {
  if (place.choices[name] !== value) change({ ...place, choices: withEntry(place.choices, name, value) });
}

/** How far a list of that name was scrolled, px. */
export function recallScroll(name: string): number {
  return place.scroll[name] ?? 0;
}

export function rememberScroll(name: string, offset: number): void {
  const rounded = Math.round(offset);
  if (recallScroll(name) === rounded) return;
  place = { ...place, scroll: withEntry(place.scroll, name, rounded) };
  timer ??= setTimeout(keep, KEEP_AFTER_MS);
}

/** A choice of a view (a tab, a filter) that is as it was left when the view opens again, also after a restart. */
export function useRemembered<Value extends string>(name: string, known: readonly Value[], otherwise: Value): [Value, (next: Value) => void] {
  const [value, setValue] = useState(() => known.find((one) => one === recallChoice(name)) ?? otherwise);
  const choose = useCallback(
    (next: Value) => {
      rememberChoice(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, choose];
}

/**
 * Scrolls an element back to where it was left, as soon as what it holds is long
 * enough, unless the reader was quicker; from then on remembers where it stands.
 */
export function useScrollMemory(name: string): RefCallback<HTMLElement> {
  const held = useRef<HTMLElement>(null);
  return useCallback(
    (element) => {
      if (element === null) return;
      // Another list in the same place does not begin where the one before it stood.
      if (held.current === element) element.scrollTop = 0;
      held.current = element;
      const wanted = recallScroll(name);
      let isBack = wanted === 0;
      const goBack = (): void => {
        if (isBack) return;
        element.scrollTop = wanted;
        if (element.scrollTop >= wanted - 1) isBack = true;
      };
      const takeOver = (): void => {
        isBack = true;
      };
      const follow = (): void => {
        if (isBack) rememberScroll(name, element.scrollTop);
      };
      const growth = new ResizeObserver(goBack);
      for (const child of element.children) growth.observe(child);
      goBack();
      const byHand = ['wheel', 'keydown', 'pointerdown'] as const;
      for (const event of byHand) element.addEventListener(event, takeOver, { passive: true });
      element.addEventListener('scroll', follow, { passive: true });
      return () => {
        growth.disconnect();
        for (const event of byHand) element.removeEventListener(event, takeOver);
        element.removeEventListener('scroll', follow);
      };
    },
    [name],
  );
}
