/** A few people side by side. */
export const compareTexts = {
  'compare.title': 'Compare',
  'compare.job': 'Measured by the skills of',
  'compare.none': 'Nobody to compare',
  'compare.none-hint': 'Select two to five with {select} on the board or among the candidates, then press {compare}.',
  'compare.wrong-number': 'Compare takes a few people',
  'compare.wrong-number-hint':
    '{count, plural, =0 {Select {fewest, number} to {most, number} with X first; nobody is selected.} one {Select {fewest, number} to {most, number} with X first; # is selected.} other {Select {fewest, number} to {most, number} with X first; # are selected.}}',
  'compare.choose': '{left} {right} choose',
  'compare.open-details': 'Open the details',
  'compare.leave-out': 'Leave {name} out',
  'compare.move': 'Move…',
  'compare.move-to-stage': 'Move {name} to a stage',
  'compare.the-most': '(the most)',
  'compare.match': 'Match',
  'compare.predicted': 'Predicted {score} · {at}',
  'compare.skills-asked': 'Skills asked for',
  'compare.skills-asked-by': 'Skills asked for by {job}',

  'compare.row-skills': 'Skills found',
  'compare.row-team-rating': 'Team rating',
  'compare.skills-found': '{found, number} of {total, number}',
  'compare.will-stay': 'Stays where they are',
} as const;
