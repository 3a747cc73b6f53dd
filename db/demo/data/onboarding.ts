/** Tasks of the first weeks, and of the last ones. */
export interface TaskOutline {
  readonly title: string;
  readonly description: string;
  /** Days from the associate's first day (or the announcement of the last); negative is before it. */
  readonly daysFromStart: number;
  readonly priority: 'low' | 'medium' | 'high' | 'urgent';
  readonly taskType: string;
}

export const ONBOARDING_TASKS: readonly TaskOutline[] = [
  {
    title: 'Send the contract for signature',
    description: 'Both copies, with the start date agreed on.',
    daysFromStart: -10,
    priority: 'urgent',
    taskType: 'paperwork',
  },
  {
    title: 'Check the right to work',
    description: 'See the original documents, note the expiry date.',
    daysFromStart: -7,
    priority: 'high',
    taskType: 'compliance',
  },
  { title: 'Order laptop and badge', description: 'Ask for size and keyboard layout.', daysFromStart: -5, priority: 'medium', taskType: 'equipment' },
  {
    title: 'Welcome call',
    description: 'Half an hour: the first day, the people, open questions.',
    daysFromStart: -2,
    priority: 'medium',
    taskType: 'meeting',
  },
  { title: 'First-week check-in', description: 'How was it? Anything missing?', daysFromStart: 5, priority: 'medium', taskType: 'meeting' },
  {
    title: 'Thirty-day review with the customer',
    description: 'Talk to both sides and write down what was said.',
    daysFromStart: 30,
    priority: 'high',
    taskType: 'review',
  },
];

export const OFFBOARDING_TASKS: readonly TaskOutline[] = [
  {
    title: 'Confirm the last day in writing',
    description: 'To the associate and to the customer.',
    daysFromStart: 0,
    priority: 'high',
    taskType: 'paperwork',
  },
  { title: 'Collect the equipment', description: 'Laptop, badge, keys.', daysFromStart: 7, priority: 'medium', taskType: 'equipment' },
  { title: 'Exit interview', description: 'What would have made you stay?', daysFromStart: 10, priority: 'low', taskType: 'meeting' },
];
