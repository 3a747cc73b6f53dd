/** What the components of the kit say, and the words every view shares. */
export const kitTexts = {
  'kit.cancel': 'Cancel',
  'kit.close': 'Close',
  'kit.undo': 'Undo',
} as const;
