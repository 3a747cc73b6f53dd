import type { Query } from './query.ts';
import { campaignById, campaignRecipients, listCampaigns } from './campaigns.ts';
import { comparison } from './compare.ts';
import { editableCandidate, similarCandidates } from './candidate-editing.ts';
import { candidateEvidence } from './candidate-evidence.ts';
import { candidateStory, myTags, profile, timeline } from './candidates.ts';
import { draftMoves } from './drafts.ts';
import { guestApplications } from './guests.ts';
import { hirePlan } from './hire.ts';
import { allFollowUps, home } from './home.ts';
import { agenda } from './interviews.ts';
import { listJobs } from './jobs.ts';
import { keptValue } from './kept.ts';
import { letterReach, letterTemplates, pendingLetter } from './letters.ts';
import { listNotifications } from './notifications.ts';
import { applicationOf, board, column, columnIds, landing } from './pipeline.ts';
import { pipelineSources, table, tableIds } from './pipeline-table.ts';
import { ratings, reviewCard, reviewItems, reviewList, reviewSession } from './review.ts';
import { savedSearches, searchCandidates, searchEverything } from './search.ts';
import { sessionState, settingsQuery } from './session.ts';
import { changeDetails, listReceipts, syncStatus, undoState } from './sync.ts';
import { vaultState } from './vault.ts';

/** Every question the renderer may ask. */
export const QUERIES = {
  sessionState,
  settingsQuery,
  syncStatus,
  listReceipts,
  changeDetails,
  undoState,
  keptValue,
  home,
  allFollowUps,
  listJobs,
  landing,
  board,
  column,
  columnIds,
  applicationOf,
  table,
  tableIds,
  pipelineSources,
  letterTemplates,
  letterReach,
  pendingLetter,
  draftMoves,
  guestApplications,
  hirePlan,
  profile,
  editableCandidate,
  similarCandidates,
  candidateEvidence,
  timeline,
  candidateStory,
  myTags,
  searchCandidates,
  searchEverything,
  savedSearches,
  ratings,
  reviewList,
  reviewSession,
  reviewItems,
  reviewCard,
  comparison,
  agenda,
  listCampaigns,
  campaignById,
  campaignRecipients,
  listNotifications,
} as const;

const byName = new Map<string, Query<unknown, unknown>>(
  // The vault's question is answered before there is anything to ask the others of.
  [...Object.values(QUERIES), vaultState].map((query) => [query.name, query as unknown as Query<unknown, unknown>]),
);

/** The query of that name, or undefined for one this version does not know. */
export function findQuery(name: string): Query<unknown, unknown> | undefined {
  return byName.get(name);
}
