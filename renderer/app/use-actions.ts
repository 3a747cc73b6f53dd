import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { useKeys, type KeyMap } from '../kit/keys.ts';
import { actionInfo, type ActionId } from './action-catalogue.ts';

/** What actions do while the screen that offers them is there. */
export type ActionHandlers = { readonly [Id in ActionId]?: (event?: KeyboardEvent) => void };

type Run = () => void;

interface Offered {
  /** By action: what it does now. */
  readonly actions: ReadonlyMap<ActionId, Run>;
}

const useOffered = create<Offered>(() => ({ actions: new Map() }));

/** What can be done on the screen as it is: what the palette lists. */
export function useOfferedActions(): ReadonlyMap<ActionId, Run> {
  return useOffered((state) => state.actions);
}

/** Binds actions to their keys and offers them in the palette, as long as the component is there. */
export function useActions(handlers: ActionHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers).join('|');
  useEffect(() => {
    const own = ids.split('|') as ActionId[];
    useOffered.setState(({ actions }) => ({ actions: new Map([...actions, ...own.map((id) => [id, () => latest.current[id]?.()] as const)]) }));
    return () => {
      useOffered.setState(({ actions }) => ({ actions: new Map([...actions].filter(([id]) => !own.includes(id))) }));
    };
  }, [ids]);
  useKeys(keysOf(handlers));
}

function keysOf(handlers: ActionHandlers): KeyMap {
  const entries = Object.entries(handlers) as [ActionId, (event: KeyboardEvent) => void][];
  return Object.fromEntries(entries.flatMap(([id, run]) => actionInfo(id).keys.map((key) => [key, run] as const)));
}
