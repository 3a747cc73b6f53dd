/** Where an action works; the sheet shows them in this order. */
export const ACTION_GROUPS = {
  everywhere: 'Everywhere',
  home: 'Home',
  board: 'In the pipeline',
  candidates: 'Candidates',
  review: 'In a review',
  compare: 'In a comparison',
} as const;
export type ActionGroup = keyof typeof ACTION_GROUPS;

/** What an action is called and which keys do it. */
export interface ActionInfo {
  readonly title: string;
  readonly group: ActionGroup;
  /** As tinykeys reads them; the first is shown. None: the palette alone does it. */
  readonly keys: readonly string[];
  /** The first key in words, where tinykeys' own are not how keyboards name it. */
  readonly shown?: string;
  /** Only moves the keyboard about, which the palette cannot stand in for. */
  readonly onlyKeys?: true;
}

function info(group: ActionGroup, title: string, keys: readonly string[], more: Pick<ActionInfo, 'shown' | 'onlyKeys'> = {}): ActionInfo {
  return { group, title, keys, ...more };
}

/**
 * Every action of the window that keys or the palette can do, in the order they
 * are shown. The one place to name one: what is bound, listed in the palette and
 * shown on the shortcut sheet all come from here.
 */
export const ACTIONS = {
  'app.palette': info('everywhere', 'Search people, jobs and commands', ['$mod+k'], { onlyKeys: true }),
  'app.searchHere': info('everywhere', 'Search in this view', ['/'], { onlyKeys: true }),
  'app.addCandidate': info('everywhere', 'Add a candidate…', ['$mod+Shift+a']),
  'app.undo': info('everywhere', 'Undo', ['$mod+z']),
  'app.redo': info('everywhere', 'Redo', ['$mod+Shift+z', '$mod+y']),
  'app.undoHistory': info('everywhere', 'Show what can be undone', ['$mod+Alt+z']),
  'app.newWindow': info('everywhere', 'Open in a new window', ['$mod+Shift+n']),
  'app.sidebar': info('everywhere', 'Narrow or show the sidebar', ['$mod+\\']),
  'app.back': info('everywhere', 'Back', ['Alt+ArrowLeft'], { shown: 'Alt+←' }),
  'app.forward': info('everywhere', 'Forward', ['Alt+ArrowRight'], { shown: 'Alt+→' }),
  'app.close': info('everywhere', 'Close what is open, clear the selection', ['Escape'], { shown: 'Esc', onlyKeys: true }),
  'app.syncNow': info('everywhere', 'Sync now', []),
  'app.theme': info('everywhere', 'Switch between light and dark', []),
  'app.tour': info('everywhere', 'Take the tour', []),
  'app.shortcuts': info('everywhere', 'Show keyboard shortcuts', ['[Shift]+?'], { shown: '?' }),
  'app.signOut': info('everywhere', 'Sign out…', []),

  'home.next': info('home', 'Next line', ['j', 'ArrowDown'], { onlyKeys: true }),
  'home.previous': info('home', 'Previous line', ['k', 'ArrowUp'], { onlyKeys: true }),
  'home.stage': info('home', 'Move to a stage', ['s']),
  'home.reject': info('home', 'Reject', ['r']),
  'home.note': info('home', 'Add a note', ['n']),

  'board.next': info('board', 'Next candidate', ['j', 'ArrowDown'], { onlyKeys: true }),
  'board.previous': info('board', 'Previous candidate', ['k', 'ArrowUp'], { onlyKeys: true }),
  'board.right': info('board', 'Stage on the right', ['ArrowRight'], { shown: '→', onlyKeys: true }),
  'board.left': info('board', 'Stage on the left', ['ArrowLeft'], { shown: '←', onlyKeys: true }),
  'board.first': info('board', 'First candidate', ['Home'], { onlyKeys: true }),
  'board.last': info('board', 'Last candidate', ['End'], { onlyKeys: true }),
  'board.open': info('board', 'Open the candidate', ['Enter'], { onlyKeys: true }),
  'board.peek': info('board', 'Peek at the candidate', ['Space'], { onlyKeys: true }),
  'board.select': info('board', 'Select', ['x']),
  'board.selectRange': info('board', 'Select everything between', ['Shift+x'], { shown: 'Shift+X' }),
  'board.selectAll': info('board', 'Select the whole stage or table', ['$mod+a']),
  'board.stage': info('board', 'Move to a stage', ['s']),
  'board.forth': info('board', 'Move one stage on', ['$mod+ArrowRight'], { shown: '$mod+→' }),
  'board.back': info('board', 'Move one stage back', ['$mod+ArrowLeft'], { shown: '$mod+←' }),
  'board.reject': info('board', 'Reject', ['r']),
  'board.hire': info('board', 'Hire…', ['h']),
  'board.draft': info('board', 'Collect moves as drafts', ['Shift+d'], { shown: 'Shift+D' }),
  'board.drafts': info('board', 'Review draft moves…', []),
  'board.guests': info('board', 'Guest applications…', []),
  'board.note': info('board', 'Add a note', ['n']),
  'board.tag': info('board', 'Tag', ['t']),
  'board.review': info('board', 'Review the selection or the stage one by one', ['o']),
  'board.reviewAll': info('board', 'Review the whole job one by one', ['Shift+o'], { shown: 'Shift+O' }),
  'board.compare': info('board', 'Compare the selection', ['c']),
  'board.filter': info('board', 'Filter', ['f']),
  'board.mode': info('board', 'Show as a table or a board', ['v']),

  'candidates.next': info('candidates', 'Next candidate', ['j', 'ArrowDown'], { onlyKeys: true }),
  'candidates.previous': info('candidates', 'Previous candidate', ['k', 'ArrowUp'], { onlyKeys: true }),
  'candidates.select': info('candidates', 'Select', ['x']),
  'candidates.tag': info('candidates', 'Tag', ['t']),
  'candidates.review': info('candidates', 'Review the selection or whoever was found', ['o']),
  'candidates.compare': info('candidates', 'Compare the selection', ['c']),

  'review.advance': info('review', 'Advance to the next stage', ['a', '$mod+ArrowRight']),
  'review.reject': info('review', 'Reject', ['r']),
  'review.skip': info('review', 'Skip to the next application', ['j', 'ArrowRight']),
  'review.before': info('review', 'Back to the application before', ['k', 'ArrowLeft']),
  'review.stage': info('review', 'Move to a stage', ['s']),
  'review.tag': info('review', 'Tag', ['t']),
  'review.note': info('review', 'Add a note', ['n']),
  'review.rate1': info('review', 'Rate 1 of 5', ['1']),
  'review.rate2': info('review', 'Rate 2 of 5', ['2']),
  'review.rate3': info('review', 'Rate 3 of 5', ['3']),
  'review.rate4': info('review', 'Rate 4 of 5', ['4']),
  'review.rate5': info('review', 'Rate 5 of 5', ['5']),
  'review.unrate': info('review', 'Take the rating back', ['0']),
  'review.pageDown': info('review', 'Read on', ['Space'], { onlyKeys: true }),
  'review.pageUp': info('review', 'Read back', ['Shift+Space'], { onlyKeys: true }),
  'review.lineDown': info('review', 'A line on', ['ArrowDown'], { shown: '↓', onlyKeys: true }),
  'review.lineUp': info('review', 'A line back', ['ArrowUp'], { shown: '↑', onlyKeys: true }),
  'review.leave': info('review', 'Leave the review', ['Escape'], { shown: 'Esc' }),

  'compare.next': info('compare', 'Next candidate', ['j', 'ArrowRight'], { onlyKeys: true }),
  'compare.previous': info('compare', 'Previous candidate', ['k', 'ArrowLeft'], { onlyKeys: true }),
  'compare.stage': info('compare', 'Move to a stage', ['s']),
  'compare.advance': info('compare', 'Advance to the next stage', ['a']),
  'compare.reject': info('compare', 'Reject', ['r']),
  'compare.leaveOut': info('compare', 'Leave this candidate out', ['x']),
  'compare.rate1': info('compare', 'Rate 1 of 5', ['1']),
  'compare.rate2': info('compare', 'Rate 2 of 5', ['2']),
  'compare.rate3': info('compare', 'Rate 3 of 5', ['3']),
  'compare.rate4': info('compare', 'Rate 4 of 5', ['4']),
  'compare.rate5': info('compare', 'Rate 5 of 5', ['5']),
  'compare.unrate': info('compare', 'Take the rating back', ['0']),
  'compare.leave': info('compare', 'Leave the comparison', ['Escape'], { shown: 'Esc' }),
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
