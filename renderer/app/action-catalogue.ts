import type { TextKey } from '../text/catalogue.ts';
/** Where an action works; the sheet shows them in this order. */
export const ACTION_GROUPS = {
  everywhere: 'actions.group.everywhere',
  home: 'actions.group.home',
  board: 'actions.group.board',
  candidates: 'actions.group.candidates',
  review: 'actions.group.review',
  compare: 'actions.group.compare',
} as const satisfies Record<string, TextKey>;
export type ActionGroup = keyof typeof ACTION_GROUPS;

/** What an action is called and which keys do it. */
export interface ActionInfo {
  readonly title: TextKey;
  readonly group: ActionGroup;
  /** As tinykeys reads them; the first is shown. None: the palette alone does it. */
  readonly keys: readonly string[];
  /** The first key in words, where tinykeys' own are not how keyboards name it. */
  readonly shown?: string;
  /** Only moves the keyboard about, which the palette cannot stand in for. */
  readonly onlyKeys?: true;
}

function info(group: ActionGroup, title: TextKey, keys: readonly string[], more: Pick<ActionInfo, 'shown' | 'onlyKeys'> = {}): ActionInfo {
  return { group, title, keys, ...more };
}

/**
 * Every action of the window that keys or the palette can do, in the order they
 * are shown. The one place to name one: what is bound, listed in the palette and
 * shown on the shortcut sheet all come from here.
 */
export const ACTIONS = {
  'app.palette': info('everywhere', 'actions.app-palette', ['$mod+k'], { onlyKeys: true }),
  'app.searchHere': info('everywhere', 'actions.app-search-here', ['/'], { onlyKeys: true }),
  'app.addCandidate': info('everywhere', 'actions.app-add-candidate', ['$mod+Shift+a']),
  'app.undo': info('everywhere', 'actions.app-undo', ['$mod+z']),
  'app.redo': info('everywhere', 'actions.app-redo', ['$mod+Shift+z', '$mod+y']),
  'app.undoHistory': info('everywhere', 'actions.app-undo-history', ['$mod+Alt+z']),
  'app.newWindow': info('everywhere', 'actions.app-new-window', ['$mod+Shift+n']),
  'app.sidebar': info('everywhere', 'actions.app-sidebar', ['$mod+\\']),
  'app.back': info('everywhere', 'actions.app-back', ['Alt+ArrowLeft'], { shown: 'Alt+←' }),
  'app.forward': info('everywhere', 'actions.app-forward', ['Alt+ArrowRight'], { shown: 'Alt+→' }),
  'app.close': info('everywhere', 'actions.app-close', ['Escape'], { onlyKeys: true }),
  'app.syncNow': info('everywhere', 'actions.app-sync-now', []),
  'app.theme': info('everywhere', 'actions.app-theme', []),
  'app.tour': info('everywhere', 'actions.app-tour', []),
  'app.shortcuts': info('everywhere', 'actions.app-shortcuts', ['[Shift]+?'], { shown: '?' }),
  'app.signOut': info('everywhere', 'actions.app-sign-out', []),

  'home.next': info('home', 'actions.home-next', ['j', 'ArrowDown'], { onlyKeys: true }),
  'home.previous': info('home', 'actions.home-previous', ['k', 'ArrowUp'], { onlyKeys: true }),
  'home.stage': info('home', 'actions.move-to-stage', ['s']),
  'home.reject': info('home', 'actions.reject', ['r']),
  'home.note': info('home', 'actions.note', ['n']),

  'board.next': info('board', 'actions.next-candidate', ['j', 'ArrowDown'], { onlyKeys: true }),
  'board.previous': info('board', 'actions.previous-candidate', ['k', 'ArrowUp'], { onlyKeys: true }),
  'board.right': info('board', 'actions.board-right', ['ArrowRight'], { shown: '→', onlyKeys: true }),
  'board.left': info('board', 'actions.board-left', ['ArrowLeft'], { shown: '←', onlyKeys: true }),
  'board.first': info('board', 'actions.board-first', ['Home'], { onlyKeys: true }),
  'board.last': info('board', 'actions.board-last', ['End'], { onlyKeys: true }),
  'board.open': info('board', 'actions.board-open', ['Enter'], { onlyKeys: true }),
  'board.peek': info('board', 'actions.board-peek', ['Space'], { onlyKeys: true }),
  'board.select': info('board', 'actions.select', ['x']),
  'board.selectRange': info('board', 'actions.board-select-range', ['Shift+x'], { shown: 'Shift+X' }),
  'board.selectAll': info('board', 'actions.board-select-all', ['$mod+a']),
  'board.stage': info('board', 'actions.move-to-stage', ['s']),
  'board.forth': info('board', 'actions.board-forth', ['$mod+ArrowRight'], { shown: '$mod+→' }),
  'board.back': info('board', 'actions.board-back', ['$mod+ArrowLeft'], { shown: '$mod+←' }),
  'board.reject': info('board', 'actions.reject', ['r']),
  'board.hire': info('board', 'actions.board-hire', ['h']),
  'board.draft': info('board', 'actions.board-draft', ['Shift+d'], { shown: 'Shift+D' }),
  'board.drafts': info('board', 'actions.board-drafts', []),
  'board.guests': info('board', 'actions.board-guests', []),
  'board.note': info('board', 'actions.note', ['n']),
  'board.tag': info('board', 'actions.tag', ['t']),
  'board.review': info('board', 'actions.board-review', ['o']),
  'board.reviewAll': info('board', 'actions.board-review-all', ['Shift+o'], { shown: 'Shift+O' }),
  'board.compare': info('board', 'actions.compare', ['c']),
  'board.filter': info('board', 'actions.board-filter', ['f']),
  'board.mode': info('board', 'actions.board-mode', ['v']),

  'candidates.next': info('candidates', 'actions.next-candidate', ['j', 'ArrowDown'], { onlyKeys: true }),
  'candidates.previous': info('candidates', 'actions.previous-candidate', ['k', 'ArrowUp'], { onlyKeys: true }),
  'candidates.select': info('candidates', 'actions.select', ['x']),
  'candidates.tag': info('candidates', 'actions.tag', ['t']),
  'candidates.review': info('candidates', 'actions.candidates-review', ['o']),
  'candidates.compare': info('candidates', 'actions.compare', ['c']),

  'review.advance': info('review', 'actions.advance', ['a', '$mod+ArrowRight']),
  'review.reject': info('review', 'actions.reject', ['r']),
  'review.skip': info('review', 'actions.review-skip', ['j', 'ArrowRight']),
  'review.before': info('review', 'actions.review-before', ['k', 'ArrowLeft']),
  'review.stage': info('review', 'actions.move-to-stage', ['s']),
  'review.tag': info('review', 'actions.tag', ['t']),
  'review.note': info('review', 'actions.note', ['n']),
  'review.rate1': info('review', 'actions.rate-1', ['1']),
  'review.rate2': info('review', 'actions.rate-2', ['2']),
  'review.rate3': info('review', 'actions.rate-3', ['3']),
  'review.rate4': info('review', 'actions.rate-4', ['4']),
  'review.rate5': info('review', 'actions.rate-5', ['5']),
  'review.unrate': info('review', 'actions.unrate', ['0']),
  'review.pageDown': info('review', 'actions.review-page-down', ['Space'], { onlyKeys: true }),
  'review.pageUp': info('review', 'actions.review-page-up', ['Shift+Space'], { onlyKeys: true }),
  'review.lineDown': info('review', 'actions.review-line-down', ['ArrowDown'], { shown: '↓', onlyKeys: true }),
  'review.lineUp': info('review', 'actions.review-line-up', ['ArrowUp'], { shown: '↑', onlyKeys: true }),
  'review.leave': info('review', 'actions.review-leave', ['Escape']),

  'compare.next': info('compare', 'actions.next-candidate', ['j', 'ArrowRight'], { onlyKeys: true }),
  'compare.previous': info('compare', 'actions.previous-candidate', ['k', 'ArrowLeft'], { onlyKeys: true }),
  'compare.stage': info('compare', 'actions.move-to-stage', ['s']),
  'compare.advance': info('compare', 'actions.advance', ['a']),
  'compare.reject': info('compare', 'actions.reject', ['r']),
  'compare.leaveOut': info('compare', 'actions.compare-leave-out', ['x']),
  'compare.rate1': info('compare', 'actions.rate-1', ['1']),
  'compare.rate2': info('compare', 'actions.rate-2', ['2']),
  'compare.rate3': info('compare', 'actions.rate-3', ['3']),
  'compare.rate4': info('compare', 'actions.rate-4', ['4']),
  'compare.rate5': info('compare', 'actions.rate-5', ['5']),
  'compare.unrate': info('compare', 'actions.unrate', ['0']),
  'compare.leave': info('compare', 'actions.compare-leave', ['Escape']),
} as const satisfies Readonly<Record<string, ActionInfo>>;
export type ActionId = keyof typeof ACTIONS;

/** An action's name and keys. */
export function actionInfo(id: ActionId): ActionInfo {
  return ACTIONS[id];
}

/** The actions of a group, in order. */
export function actionsOf(group: ActionGroup): readonly ActionId[] {
  return (Object.keys(ACTIONS) as ActionId[]).filter((id) => ACTIONS[id].group === group);
}

/** An action's key as it is shown; undefined where it has none. */
export function shownKeys(id: ActionId): string | undefined {
  const { shown, keys } = actionInfo(id);
  const [first] = keys;
  return shown ?? first?.replaceAll(/(?<=^|\+| )[a-z](?=$| )/gu, (letter) => letter.toUpperCase());
}
