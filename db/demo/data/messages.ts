/** E-mail templates, sequences and InMails as recruiters write them; `{{...}}` is filled in by the platform when it sends. */
export interface MessageTemplate {
  readonly name: string;
  readonly category: string;
  readonly subject: string;
  readonly body: string;
}

export const EMAIL_TEMPLATES: readonly MessageTemplate[] = [
  {
    name: 'First contact',
    category: 'outreach',
    subject: 'A role that made me think of you, {{firstName}}',
    body: 'Hello {{firstName}},\n\nyour work as {{title}} stood out to me. I am helping a company that is building a small, senior team, and I think you would like the way they work.\n\nWould ten minutes this week suit you?\n\nBest regards',
  },
  {
    name: 'Gentle reminder',
    category: 'follow-up',
    subject: 'Did my message reach you?',
    body: 'Hello {{firstName}},\n\na short nudge in case my note was buried. If the timing is wrong, tell me and I will not bother you again.\n\nBest regards',
  },
  {
    name: 'Interview invitation',
    category: 'interview-invite',
    subject: 'Your interview: proposed times',
    body: 'Hello {{firstName}},\n\nthe team would like to meet you. Please choose a time that suits you; the conversation takes about an hour and you will meet two people.\n\nKind regards',
  },
  {
    name: 'We are hiring again',
    category: 'outreach',
    subject: 'New openings near {{location}}',
    body: 'Hello {{firstName}},\n\nwe have three new openings near {{location}} that ask for {{experience}} years or more. A short look may be worth your time.\n\nKind regards',
  },
  {
    name: 'Talent newsletter',
    category: 'newsletter',
    subject: 'Autumn at a glance: roles, pay, and one good read',
    body: 'Hello {{name}},\n\nthis season: twelve new roles, what our clients pay, and an article on interviews that respect your time.\n\nUntil next time',
  },
  {
    name: 'Kind rejection',
    category: 'rejection',
    subject: 'About your application',
    body: 'Hello {{firstName}},\n\nthank you for the time you took. We have decided to go on with someone else this time. I would like to stay in touch, because the next role may be yours.\n\nBest wishes',
  },
];

/** Twelve campaigns of each agency, by the agency's index; `template` is an index into {@link EMAIL_TEMPLATES}. */
export const CAMPAIGNS: readonly (readonly { readonly name: string; readonly template: number }[])[] = [
  [
    { name: 'Backend engineers, Europe', template: 0 },
    { name: 'Autumn outreach', template: 3 },
    { name: 'Meetup follow-up', template: 1 },
    { name: 'Returning candidates', template: 3 },
    { name: 'Relocation to Lisbon', template: 0 },
    { name: 'Data people, remote', template: 0 },
    { name: 'Silver medallists', template: 1 },
    { name: 'Talent newsletter, September', template: 4 },
    { name: 'Talent newsletter, October', template: 4 },
    { name: 'Product designers', template: 0 },
    { name: 'Graduates of the year', template: 3 },
    { name: 'Closing the loop', template: 5 },
  ],
  [
    { name: 'Night-shift nurses', template: 0 },
    { name: 'Quarter-end accountants', template: 0 },
    { name: 'Career fair thank-you', template: 1 },
    { name: 'Winter cover, clinics', template: 3 },
    { name: 'Warehouse leads', template: 0 },
    { name: 'Bilingual staff', template: 0 },
    { name: 'Second chance', template: 1 },
    { name: 'Staffing letter, September', template: 4 },
    { name: 'Staffing letter, October', template: 4 },
    { name: 'Payroll specialists', template: 0 },
    { name: 'Hotel season', template: 3 },
    { name: 'Closing the loop', template: 5 },
  ],
];

export const SEQUENCES: readonly {
  readonly name: string;
  readonly description: string;
  readonly steps: readonly { readonly delayDays: number; readonly condition: string; readonly template: number }[];
}[] = [
  {
    name: 'Passive engineers',
    description: 'Three friendly messages over a week and a half.',
    steps: [
      { delayDays: 0, condition: 'always', template: 0 },
      { delayDays: 3, condition: 'no_response', template: 1 },
      { delayDays: 7, condition: 'not_opened', template: 3 },
    ],
  },
  {
    name: 'After the career fair',
    description: 'Thank you first, openings later.',
    steps: [
      { delayDays: 0, condition: 'always', template: 4 },
      { delayDays: 4, condition: 'no_response', template: 3 },
    ],
  },
];

export const INMAILS: readonly MessageTemplate[] = [
  {
    name: 'Short and honest',
    category: 'outreach',
    subject: 'Your work at {{company}}',
    body: 'Hi {{firstName}}, I will be brief: senior team, real product, salary in the first message. Shall I send it?',
  },
  {
    name: 'Shared skill',
    category: 'outreach',
    subject: '{{skills}}: a rare combination',
    body: 'Hi {{firstName}}, few people combine {{skills}}. A client of mine needs exactly that. May I tell you more?',
  },
  {
    name: 'Second try',
    category: 'follow-up',
    subject: 'One more try',
    body: 'Hi {{firstName}}, last message from me. If you know someone for the role, I would be grateful for a hint.',
  },
];

export const INMAIL_REPLIES: readonly string[] = [
  'Thank you, that sounds interesting. Could you send the details?',
  'Not at the moment, please ask me again in spring.',
  'Happy to talk, Thursday after five works.',
];

export const TAGS: readonly { readonly name: string; readonly color: string }[] = [
  { name: 'Top talent', color: 'green' },
  { name: 'Call back', color: 'amber' },
  { name: 'Relocates', color: 'blue' },
  { name: 'Needs sponsorship', color: 'purple' },
  { name: 'Silver medallist', color: 'slate' },
  { name: 'Referred', color: 'teal' },
  { name: 'Passive', color: 'pink' },
  { name: 'Night owl, call late', color: 'red' },
];

export const SEARCHES: readonly {
  readonly name: string;
  readonly keyword: string;
  readonly location: string | null;
  readonly skills: readonly string[];
}[] = [
  { name: 'Kotlin in Central Europe', keyword: 'Kotlin AND (PostgreSQL OR MySQL)', location: 'Berlin', skills: ['Kotlin', 'PostgreSQL'] },
  { name: 'Available at once', keyword: 'engineer', location: null, skills: [] },
  { name: 'Bilingual nurses', keyword: 'nurse AND Spanish', location: 'Austin, TX', skills: ['Triage'] },
  { name: 'Controllers with SAP', keyword: 'controller AND SAP', location: null, skills: ['SAP', 'Month-end close'] },
];
