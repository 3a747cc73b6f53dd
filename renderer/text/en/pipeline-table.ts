/** What the pipeline says as a table: its headings and columns. */
export const pipelineTableTexts = {
  'pipeline.table': 'Applications',
  'pipeline.row-undelivered-spoken': 'Not delivered yet',
  'pipeline.group-without-job': 'No job',

  'pipeline.columns-hint': 'Headings of the table can be dragged to another place, too.',
  'pipeline.column-earlier': 'Put {title} further left',
  'pipeline.column-later': 'Put {title} further right',
  'pipeline.columns': 'Columns',
  'pipeline.columns-group-by-job': 'Group by job',
  'pipeline.heading-sort': 'Sort by this column; with Shift, after the others',
  'pipeline.heading-width': 'Width of {title}',

  'pipeline.heading-name': 'Candidate',
  'pipeline.heading-job': 'Job',
  'pipeline.heading-status': 'Status',
  'pipeline.heading-next': 'Next',
  'pipeline.heading-in-status': 'In status',
  'pipeline.heading-score': 'Match',
  'pipeline.heading-title': 'Title',
  'pipeline.heading-location': 'Place',
  'pipeline.heading-skills': 'Skills',
  'pipeline.heading-tags': 'Tags',
  'pipeline.heading-submitted': 'Applied',
  'pipeline.heading-source': 'Source',
  'pipeline.heading-interview': 'Next interview',
  'pipeline.heading-notes': 'Notes',
} as const;
