import { describe, expect, it } from 'vitest';
import { ACTION_GROUPS, actionInfo, ACTIONS, actionsOf, shownKeys, type ActionGroup, type ActionId } from './action-catalogue.ts';

const IDS = Object.keys(ACTIONS) as ActionId[];

describe('the catalogue of actions', () => {
  it('has every action in one group of the sheet', () => {
    const listed = (Object.keys(ACTION_GROUPS) as ActionGroup[]).flatMap((group) => actionsOf(group));
    expect([...listed].sort()).toEqual([...IDS].sort());
  });

  it('gives each key to one action of a group', () => {
    for (const group of Object.keys(ACTION_GROUPS) as ActionGroup[]) {
      const keys = actionsOf(group).flatMap((id) => actionInfo(id).keys);
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  it('leads to each action by a key or by the palette', () => {
    expect(IDS.filter((id) => actionInfo(id).onlyKeys === true && actionInfo(id).keys.length === 0)).toEqual([]);
  });

  it('shows keys as keyboards name them', () => {
    expect(shownKeys('app.addCandidate')).toBe('$mod+Shift+A');
    expect(shownKeys('home.next')).toBe('J');
    expect(shownKeys('app.sidebar')).toBe('$mod+\\');
    expect(shownKeys('app.syncNow')).toBeUndefined();
  });
});
