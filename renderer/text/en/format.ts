/** What `renderer/format.ts` writes besides dates and numbers. */
export const formatTexts = {
  'format.day.today': 'Today',
  'format.day.tomorrow': 'Tomorrow',
  'format.day.yesterday': 'Yesterday',
  'format.day-and-time': '{day} {time}',
  'format.day-then-time': '{day}, {time}',
  'format.now': 'now',
  'format.in.minutes': 'in {count, number} min',
  'format.in.hours': 'in {count, number} h',
  'format.in.days': 'in {count, number} d',
  'format.ago.minutes': '{count, number} min ago',
  'format.ago.hours': '{count, number} h ago',
  'format.ago.days': '{count, number} d ago',
  'format.minutes': '{minutes, number} min',
  'format.hours': '{hours, number} h',
  'format.hours-and-minutes': '{hours, number} h {minutes, number} min',
} as const;
