import type { QueryHandler } from '../query-handler.ts';
import { answerCampaignRecipients } from './campaign-recipients.ts';
import { answerCampaignById, answerListCampaigns } from './campaigns.ts';
import { answerMyTags, answerProfile } from './candidates.ts';
import { answerEditableCandidate, answerSimilarCandidates } from './candidate-editing.ts';
import { answerCandidateEvidence } from './candidate-evidence.ts';
import { answerDraftMoves } from './drafts.ts';
import { answerGuestApplications } from './guests.ts';
import { answerHirePlan } from './hire.ts';
import { answerComparison } from './compare.ts';
import { answerAllFollowUps, answerHome } from './home.ts';
import { answerAgenda } from './interviews.ts';
import { answerListJobs } from './jobs.ts';
import { answerKeptValue } from './kept.ts';
import { answerListNotifications } from './notifications.ts';
import { answerApplicationOf, answerBoard, answerColumn, answerColumnIds, answerLanding } from './pipeline.ts';
import { answerPendingLetter } from './pending-letter.ts';
import { answerRatings, answerReviewCard } from './review-card.ts';
import { answerReviewList } from './review-list.ts';
import { answerReviewItems, answerReviewSession } from './review.ts';
import { answerSavedSearches, answerSearchCandidates, answerSearchEverything } from './search.ts';
import { answerPipelineSources, answerTable, answerTableIds } from './table.ts';
import { answerLetterReach, answerLetterTemplates } from './templates.ts';
import { answerCandidateStory, answerTimeline } from './timeline.ts';

const handlers = [
  answerHome,
  answerAllFollowUps,
  answerListJobs,
  answerLanding,
  answerBoard,
  answerColumn,
  answerColumnIds,
  answerApplicationOf,
  answerTable,
  answerTableIds,
  answerPipelineSources,
  answerKeptValue,
  answerLetterTemplates,
  answerLetterReach,
  answerPendingLetter,
  answerDraftMoves,
  answerGuestApplications,
  answerHirePlan,
  answerProfile,
  answerEditableCandidate,
  answerSimilarCandidates,
  answerCandidateEvidence,
  answerTimeline,
  answerCandidateStory,
  answerMyTags,
  answerSearchCandidates,
  answerSearchEverything,
  answerSavedSearches,
  answerRatings,
  answerReviewList,
  answerReviewSession,
  answerReviewItems,
  answerReviewCard,
  answerComparison,
  answerAgenda,
  answerListCampaigns,
  answerCampaignById,
  answerCampaignRecipients,
  answerListNotifications,
];

/** Every query that is answered from the mirror alone, by name; parameters are parsed by its contract first. */
export const MIRROR_HANDLERS: ReadonlyMap<string, QueryHandler<unknown, unknown>> = new Map(
  handlers.map((handler) => [handler.query.name, handler as unknown as QueryHandler<unknown, unknown>]),
);
