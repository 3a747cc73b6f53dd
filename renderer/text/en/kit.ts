/** What the components of the kit say, and the words every view shares. */
export const kitTexts = {
  'kit.cancel': 'Cancel',
  'kit.close': 'Close',
  'kit.undo': 'Undo',
  'kit.redo': 'Redo',
  'kit.try-again': 'Try again',
  'kit.remove-tag': 'Remove tag {name}',
  'kit.select-row': 'Select {name}',
  'kit.match-score': 'Match {score, number} of 100',
  'kit.caps-lock': 'Caps Lock is on.',
  'kit.loading': 'Loading',
  'kit.dismiss': 'Dismiss',
  'kit.paste-too-long': 'That text is too long to paste',
  'kit.paste-too-long-detail':
    'It has {length, number} characters, and a field takes {longest, number} at most. Nothing was pasted, and what you typed is as it was. Copy the part that matters.',
  'kit.key.control': 'Ctrl',
  'kit.key.shift': 'Shift',
  'kit.key.alt': 'Alt',
  'kit.key.escape': 'Esc',
  'kit.key.space': 'Space',
  'kit.key.home': 'Home',
  'kit.key.end': 'End',
} as const;
