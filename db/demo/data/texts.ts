/** Sentences people write at work: notes, feedback, cover letters. `{first}`, `{job}`, `{company}`, `{skill}`, `{skill2}` are filled in. */
export const RECRUITER_NOTES: readonly string[] = [
  'Good call this morning. {first} is calm, precise and knows {skill} well. Wants to hear the range before going further.',
  'Left a voicemail and sent a short message. Will try again on Thursday.',
  'Strong on {skill}, lighter on {skill2}. Worth a conversation with the hiring manager anyway.',
  'Notice period is two months; could shorten it if the offer comes before month-end.',
  'Asked for the whole team to be on the panel; {first} wants to meet the people, not only the manager.',
  'References checked: both former managers would hire {first} again.',
  'Prefers three days at home. The client says two; let us see whether we can meet in the middle.',
  'Met {first} at the spring meetup. Not actively looking, but this role made an impression.',
  'Salary expectation is about 10 % above the band. Flagged to the client, waiting for an answer.',
  'Portfolio is excellent. The second case study matches exactly what {company} needs.',
  'Had to move our call twice because of childcare; always warned well ahead. Not a concern.',
  'Needs sponsorship from next summer. Client confirmed that this is fine.',
  'Interviewing with two other firms; expects an offer next week, so we should move quickly.',
  'Not right for this role, but keep in mind for anything with more {skill}.',
  'Great energy, but the answers about {skill} stayed on the surface. Suggest a short practical exercise.',
  'Client asked for a second opinion. Sent the profile to the team lead as well.',
];

/** What recruiters write when somebody reaches a status. */
export const MOVE_NOTES: Readonly<Record<'reviewing' | 'shortlisted' | 'interviewing' | 'offered', readonly string[]>> = {
  reviewing: ['Résumé looks promising.', 'Reading the portfolio.', 'Moved after the weekly pipeline review.', 'Asked for two references.'],
  shortlisted: [
    'Screening call went well.',
    'Résumé matches the must-haves.',
    'Short-listed with four others.',
    'Back-up candidate for now.',
    'Strong take-home exercise.',
  ],
  interviewing: [
    'Client wants to meet.',
    'Team lead is available next week.',
    'First round agreed with the client.',
    'Moved after the weekly pipeline review.',
  ],
  offered: ['Offer approved by the client.', 'Verbal offer made, letter follows.', 'Panel agreed: make the offer.'],
};

export const REJECTION_NOTES: readonly string[] = [
  'Not enough hands-on experience with {skill}.',
  'Salary expectations too far above the band.',
  'Good person, wrong level: we need someone more senior.',
  'No work permit for the location.',
  'The role was given to an internal candidate.',
];

/** After interviews there are more reasons. */
export const LATE_REJECTION_NOTES: readonly string[] = [
  'Did not show up to the second interview.',
  'Answers did not match the résumé.',
  'The panel preferred another candidate.',
  'Asked for more than the client can pay.',
];

export const WITHDRAWAL_NOTES: readonly string[] = [
  'Accepted another offer.',
  'Decided to stay with the current employer.',
  'Commute turned out too long.',
  'Withdrew for family reasons, keep in touch.',
  'No answer for three weeks; closed politely.',
];

export const COVER_LETTERS: readonly string[] = [
  'Dear team,\n\nI am applying for the {job} role. In my present position I work with {skill} and {skill2} every day, and I would like to use them for something that people notice. I read what {company} has published about its work and found myself nodding more than once.\n\nI would be glad to tell you more in person.\n\nKind regards,\n{first}',
  'Hello,\n\nyour posting for a {job} caught my eye because it says plainly what the work is. I have spent the last years on {skill}; what I enjoy most is making things simpler for the people after me. I could start within a month.\n\nBest wishes,\n{first}',
  'Dear hiring manager,\n\na former colleague now at {company} told me about the opening. I bring solid experience in {skill}, a taste for {skill2}, and patience. I attach my résumé and look forward to a conversation.\n\nSincerely,\n{first}',
];

export const STRENGTHS: readonly string[] = [
  'Explains trade-offs clearly and asks good questions before answering.',
  'Deep, practical knowledge of {skill}.',
  'Listened, took notes, came back to an earlier point with a better idea.',
  'Very structured; broke the problem down without being asked.',
  'Honest about what went wrong in the last project and what changed afterwards.',
  'Kind and direct. I would like to work with {first}.',
];

export const WEAKNESSES: readonly string[] = [
  'Little experience with {skill2}; would need time.',
  'Tends to go into detail before the question is clear.',
  'Has led projects but not people so far.',
  'Struggled with the last exercise, then recovered.',
  'Examples were mostly from one employer.',
  'Could say more about measuring results.',
];

export const PANEL_NOTES: readonly string[] = [
  'We talked for ten minutes longer than planned, which says something.',
  'Compared with the other two candidates this week: ahead on substance, even on communication.',
  'I would want a second technical conversation before an offer.',
  'Clear yes from me.',
  'Not convinced for this level; one level lower would be a fit.',
  'Good conversation; the team would learn from {first}.',
];

export const CANDIDATE_PRAISE: readonly string[] = [
  'Well prepared interviewers, clear questions.',
  'Friendly and on time.',
  'I liked that the panel told me what comes next.',
  'The exercise was close to the real work.',
];
export const CANDIDATE_WISHES: readonly string[] = [
  'The invitation came rather late.',
  'One interviewer had not read my résumé.',
  'I would have liked more time for my own questions.',
  'The video link did not work at first.',
];

export const RESCHEDULE_REASONS: readonly string[] = [
  'I am travelling that day; any morning of the following week works.',
  'A release was moved onto that afternoon.',
  'Public holiday here, sorry for not seeing it earlier.',
  'I have to pick up my daughter at four; could we start an hour earlier?',
];

/** Openings and closings of a résumé's profile; `{title}`, `{years}`, `{domain}`, `{city}` are filled in. */
export const PROFILES: readonly string[] = [
  '{title} with {years} of experience in {domain}. I like work that can be measured and teams that write things down. At home in {skill} and {skill2}, curious about everything next to it.',
  'I am a {title} based in {city}. Over {years} I have moved from doing the work to shaping it, without losing touch with the details. Known for {skill}, for calm under pressure and for leaving things tidier than I found them.',
  'Practical {title} who enjoys difficult questions and plain answers. {years} in {domain}, most of them with {skill}. I look for a place where quality is a habit rather than a project.',
  '{years} in {domain}, across companies of fifty to five thousand people. As a {title} I combine {skill} with {skill2} and a good ear for what colleagues and customers actually need.',
];

export const CLOSINGS: readonly string[] = [
  'Outside work I coach a youth football team and repair old bicycles.',
  'In my free time I sing in a choir and volunteer at the local food bank.',
  'I run, slowly, and read a great deal of history.',
  'Married, two children, one very demanding cat.',
  'I organise a small monthly meetup on {skill} and speak about it now and then.',
  'References are gladly provided on request.',
];
