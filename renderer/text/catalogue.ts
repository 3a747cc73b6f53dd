import { actionsTexts } from './en/actions.ts';
import { appTexts } from './en/app.ts';
import { campaignsTexts } from './en/campaigns.ts';
import { candidatesEditingTexts } from './en/candidates-editing.ts';
import { candidatesProfileTexts } from './en/candidates-profile.ts';
import { candidatesResumesTexts } from './en/candidates-resumes.ts';
import { candidatesTexts } from './en/candidates.ts';
import { compareTexts } from './en/compare.ts';
import { dataTexts } from './en/data.ts';
import { formatTexts } from './en/format.ts';
import { homeTexts } from './en/home.ts';
import { interviewsTexts } from './en/interviews.ts';
import { kitTexts } from './en/kit.ts';
import { pipelineBoardTexts } from './en/pipeline-board.ts';
import { pipelineDialogsTexts } from './en/pipeline-dialogs.ts';
import { pipelineTableTexts } from './en/pipeline-table.ts';
import { reviewTexts } from './en/review.ts';
import { searchTexts } from './en/search.ts';
import { sessionTexts } from './en/session.ts';
import { settingsTexts } from './en/settings.ts';
import { syncTexts } from './en/sync.ts';

/** The language the catalogue is written in: its plural rules. */
export const LANGUAGE = 'en';

/** Every area's texts; the test sees that no key is in two. */
export const AREAS = [
  actionsTexts,
  appTexts,
  campaignsTexts,
  candidatesEditingTexts,
  candidatesProfileTexts,
  candidatesResumesTexts,
  candidatesTexts,
  compareTexts,
  dataTexts,
  formatTexts,
  homeTexts,
  interviewsTexts,
  kitTexts,
  pipelineBoardTexts,
  pipelineDialogsTexts,
  pipelineTableTexts,
  reviewTexts,
  searchTexts,
  sessionTexts,
  settingsTexts,
  syncTexts,
] as const;

/** Every text a person can read or hear in the window, as an ICU message under its key. */
export const CATALOGUE = {
  ...actionsTexts,
  ...appTexts,
  ...campaignsTexts,
  ...candidatesEditingTexts,
  ...candidatesProfileTexts,
  ...candidatesResumesTexts,
  ...candidatesTexts,
  ...compareTexts,
  ...dataTexts,
  ...formatTexts,
  ...homeTexts,
  ...interviewsTexts,
  ...kitTexts,
  ...pipelineBoardTexts,
  ...pipelineDialogsTexts,
  ...pipelineTableTexts,
  ...reviewTexts,
  ...searchTexts,
  ...sessionTexts,
  ...settingsTexts,
  ...syncTexts,
} as const;

export type TextKey = keyof typeof CATALOGUE;
