/** What the window says when its data service cannot do what was asked. */
export const dataTexts = {
  'data.not-kept': 'Not kept for the next time',
  'data.restarted': 'The workstation’s data service restarted before it answered. What was saved is safe; check the list of changes, then try again.',
  'data.unreadable-answer': 'The workstation’s data service answered in a form this window does not know. Restart the app; your data is safe.',
} as const;
