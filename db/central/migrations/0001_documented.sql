-- The documented columns, relationships, cascade rules and indexes.
-- Generated from db/central/catalogue.json. Do not edit: run `npm run generate`.
ALTER TABLE `associates`
  ADD COLUMN `userId` int NULL,
  ADD COLUMN `recruiterId` int NULL,
  ADD KEY `ix_associates_status` (`status`),
  ADD KEY `ix_associates_createdAt` (`createdAt`),
  ADD KEY `ix_associates_userId` (`userId`),
  ADD KEY `ix_associates_recruiterId` (`recruiterId`),
  DROP FOREIGN KEY `fk_associates_candidateId`,
  DROP FOREIGN KEY `fk_associates_managerId`;
--> statement-breakpoint
ALTER TABLE `associates`
  ADD CONSTRAINT `fk_associates_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_associates_managerId` FOREIGN KEY (`managerId`) REFERENCES `recruiters` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_associates_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_associates_recruiterId` FOREIGN KEY (`recruiterId`) REFERENCES `recruiters` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `candidates`
  ADD KEY `ix_candidates_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_candidates_userId`,
  DROP FOREIGN KEY `fk_candidates_addedBy`;
--> statement-breakpoint
ALTER TABLE `candidates`
  ADD CONSTRAINT `fk_candidates_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_candidates_addedBy` FOREIGN KEY (`addedBy`) REFERENCES `recruiters` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `companies`
  ADD KEY `ix_companies_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `recruiters`
  ADD KEY `ix_recruiters_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_recruiters_userId`;
--> statement-breakpoint
ALTER TABLE `recruiters`
  ADD CONSTRAINT `fk_recruiters_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `users`
  ADD KEY `ix_users_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `candidate_profile_shares`
  ADD KEY `ix_candidate_profile_shares_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_candidate_profile_shares_candidateId`,
  DROP FOREIGN KEY `fk_candidate_profile_shares_customerId`,
  DROP FOREIGN KEY `fk_candidate_profile_shares_jobId`;
--> statement-breakpoint
ALTER TABLE `candidate_profile_shares`
  ADD CONSTRAINT `fk_candidate_profile_shares_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_candidate_profile_shares_customerId` FOREIGN KEY (`customerId`) REFERENCES `customers` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_candidate_profile_shares_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `resumeProfiles`
  ADD KEY `ix_resumeProfiles_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_resumeProfiles_candidateId`;
--> statement-breakpoint
ALTER TABLE `resumeProfiles`
  ADD CONSTRAINT `fk_resumeProfiles_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `videoIntroductions`
  ADD KEY `ix_videoIntroductions_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_videoIntroductions_candidateId`;
--> statement-breakpoint
ALTER TABLE `videoIntroductions`
  ADD CONSTRAINT `fk_videoIntroductions_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `customerContacts`
  ADD KEY `ix_customerContacts_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_customerContacts_customerId`;
--> statement-breakpoint
ALTER TABLE `customerContacts`
  ADD CONSTRAINT `fk_customerContacts_customerId` FOREIGN KEY (`customerId`) REFERENCES `customers` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `customers`
  ADD KEY `ix_customers_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `bulk_upload_jobs`
  ADD KEY `ix_bulk_upload_jobs_status` (`status`),
  ADD KEY `ix_bulk_upload_jobs_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `job_application_sources`
  ADD COLUMN `jobId` int NULL,
  ADD KEY `ix_job_application_sources_createdAt` (`createdAt`),
  ADD KEY `ix_job_application_sources_jobId` (`jobId`);
--> statement-breakpoint
ALTER TABLE `job_application_sources`
  ADD CONSTRAINT `fk_job_application_sources_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `job_drafts`
  ADD KEY `ix_job_drafts_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_job_drafts_customerId`,
  DROP FOREIGN KEY `fk_job_drafts_contactId`;
--> statement-breakpoint
ALTER TABLE `job_drafts`
  ADD CONSTRAINT `fk_job_drafts_customerId` FOREIGN KEY (`customerId`) REFERENCES `customers` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_job_drafts_contactId` FOREIGN KEY (`contactId`) REFERENCES `customerContacts` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `job_skill_requirements`
  ADD KEY `ix_job_skill_requirements_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_job_skill_requirements_jobId`;
--> statement-breakpoint
ALTER TABLE `job_skill_requirements`
  ADD CONSTRAINT `fk_job_skill_requirements_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `job_templates`
  ADD KEY `ix_job_templates_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_job_templates_customerId`,
  DROP FOREIGN KEY `fk_job_templates_contactId`;
--> statement-breakpoint
ALTER TABLE `job_templates`
  ADD CONSTRAINT `fk_job_templates_customerId` FOREIGN KEY (`customerId`) REFERENCES `customers` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_job_templates_contactId` FOREIGN KEY (`contactId`) REFERENCES `customerContacts` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `job_view_analytics`
  ADD KEY `ix_job_view_analytics_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `jobs`
  ADD KEY `ix_jobs_status` (`status`),
  ADD KEY `ix_jobs_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_jobs_customerId`,
  DROP FOREIGN KEY `fk_jobs_contactId`;
--> statement-breakpoint
ALTER TABLE `jobs`
  ADD CONSTRAINT `fk_jobs_customerId` FOREIGN KEY (`customerId`) REFERENCES `customers` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_jobs_contactId` FOREIGN KEY (`contactId`) REFERENCES `customerContacts` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `template_shares`
  ADD KEY `ix_template_shares_status` (`status`);
--> statement-breakpoint
ALTER TABLE `applicationFeedback`
  ADD COLUMN `providedBy` int NULL,
  ADD KEY `ix_applicationFeedback_createdAt` (`createdAt`),
  ADD KEY `ix_applicationFeedback_providedBy` (`providedBy`),
  DROP FOREIGN KEY `fk_applicationFeedback_applicationId`;
--> statement-breakpoint
ALTER TABLE `applicationFeedback`
  ADD CONSTRAINT `fk_applicationFeedback_applicationId` FOREIGN KEY (`applicationId`) REFERENCES `applications` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_applicationFeedback_providedBy` FOREIGN KEY (`providedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `application_history`
  ADD KEY `ix_application_history_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_application_history_applicationId`,
  DROP FOREIGN KEY `fk_application_history_changedBy`;
--> statement-breakpoint
ALTER TABLE `application_history`
  ADD CONSTRAINT `fk_application_history_applicationId` FOREIGN KEY (`applicationId`) REFERENCES `applications` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_application_history_changedBy` FOREIGN KEY (`changedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `applications`
  ADD COLUMN `recruiterId` int NULL,
  ADD KEY `ix_applications_status` (`status`),
  ADD KEY `ix_applications_submittedAt` (`submittedAt`),
  ADD KEY `ix_applications_recruiterId` (`recruiterId`),
  DROP FOREIGN KEY `fk_applications_jobId`,
  DROP FOREIGN KEY `fk_applications_candidateId`,
  DROP FOREIGN KEY `fk_applications_resumeProfileId`,
  DROP FOREIGN KEY `fk_applications_videoIntroductionId`;
--> statement-breakpoint
ALTER TABLE `applications`
  ADD CONSTRAINT `fk_applications_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_applications_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_applications_resumeProfileId` FOREIGN KEY (`resumeProfileId`) REFERENCES `resumeProfiles` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_applications_videoIntroductionId` FOREIGN KEY (`videoIntroductionId`) REFERENCES `videoIntroductions` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_applications_recruiterId` FOREIGN KEY (`recruiterId`) REFERENCES `recruiters` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `guest_applications`
  ADD KEY `ix_guest_applications_email` (`email`),
  DROP FOREIGN KEY `fk_guest_applications_jobId`,
  DROP FOREIGN KEY `fk_guest_applications_claimedBy`,
  DROP FOREIGN KEY `fk_guest_applications_applicationId`;
--> statement-breakpoint
ALTER TABLE `guest_applications`
  ADD CONSTRAINT `fk_guest_applications_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_guest_applications_claimedBy` FOREIGN KEY (`claimedBy`) REFERENCES `candidates` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_guest_applications_applicationId` FOREIGN KEY (`applicationId`) REFERENCES `applications` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `interview_feedback`
  ADD COLUMN `providedBy` int NULL,
  ADD KEY `ix_interview_feedback_createdAt` (`createdAt`),
  ADD KEY `ix_interview_feedback_providedBy` (`providedBy`),
  DROP FOREIGN KEY `fk_interview_feedback_interviewId`,
  DROP FOREIGN KEY `fk_interview_feedback_candidateId`;
--> statement-breakpoint
ALTER TABLE `interview_feedback`
  ADD CONSTRAINT `fk_interview_feedback_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_interview_feedback_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_interview_feedback_providedBy` FOREIGN KEY (`providedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `interview_panelists`
  ADD KEY `ix_interview_panelists_email` (`email`),
  ADD KEY `ix_interview_panelists_status` (`status`),
  ADD KEY `ix_interview_panelists_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_interview_panelists_interviewId`;
--> statement-breakpoint
ALTER TABLE `interview_panelists`
  ADD CONSTRAINT `fk_interview_panelists_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `interviewQuestions`
  ADD KEY `ix_interviewQuestions_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_interviewQuestions_interviewId`;
--> statement-breakpoint
ALTER TABLE `interviewQuestions`
  ADD CONSTRAINT `fk_interviewQuestions_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `interviewResponses`
  ADD KEY `ix_interviewResponses_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_interviewResponses_interviewId`,
  DROP FOREIGN KEY `fk_interviewResponses_questionId`,
  DROP FOREIGN KEY `fk_interviewResponses_candidateId`;
--> statement-breakpoint
ALTER TABLE `interviewResponses`
  ADD CONSTRAINT `fk_interviewResponses_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_interviewResponses_questionId` FOREIGN KEY (`questionId`) REFERENCES `interviewQuestions` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_interviewResponses_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `interviews`
  ADD KEY `ix_interviews_scheduledAt` (`scheduledAt`),
  ADD KEY `ix_interviews_status` (`status`),
  ADD KEY `ix_interviews_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_interviews_applicationId`,
  DROP FOREIGN KEY `fk_interviews_candidateId`,
  DROP FOREIGN KEY `fk_interviews_jobId`;
--> statement-breakpoint
ALTER TABLE `interviews`
  ADD CONSTRAINT `fk_interviews_applicationId` FOREIGN KEY (`applicationId`) REFERENCES `applications` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_interviews_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_interviews_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `panel_action_tokens`
  ADD KEY `ix_panel_action_tokens_panelistId` (`panelistId`),
  ADD KEY `ix_panel_action_tokens_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `panel_action_tokens`
  ADD CONSTRAINT `fk_panel_action_tokens_panelistId` FOREIGN KEY (`panelistId`) REFERENCES `interview_panelists` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `panelist_feedback`
  ADD KEY `ix_panelist_feedback_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_panelist_feedback_interviewId`,
  DROP FOREIGN KEY `fk_panelist_feedback_panelistId`;
--> statement-breakpoint
ALTER TABLE `panelist_feedback`
  ADD CONSTRAINT `fk_panelist_feedback_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_panelist_feedback_panelistId` FOREIGN KEY (`panelistId`) REFERENCES `interview_panelists` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `reschedule_requests`
  ADD KEY `ix_reschedule_requests_status` (`status`),
  ADD KEY `ix_reschedule_requests_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_reschedule_requests_interviewId`,
  DROP FOREIGN KEY `fk_reschedule_requests_panelistId`,
  DROP FOREIGN KEY `fk_reschedule_requests_requestedBy`,
  DROP FOREIGN KEY `fk_reschedule_requests_resolvedBy`;
--> statement-breakpoint
ALTER TABLE `reschedule_requests`
  ADD CONSTRAINT `fk_reschedule_requests_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_reschedule_requests_panelistId` FOREIGN KEY (`panelistId`) REFERENCES `interview_panelists` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_reschedule_requests_requestedBy` FOREIGN KEY (`requestedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_reschedule_requests_resolvedBy` FOREIGN KEY (`resolvedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `assessmentAnswers`
  DROP FOREIGN KEY `fk_assessmentAnswers_attemptId`,
  DROP FOREIGN KEY `fk_assessmentAnswers_questionId`;
--> statement-breakpoint
ALTER TABLE `assessmentAnswers`
  ADD CONSTRAINT `fk_assessmentAnswers_attemptId` FOREIGN KEY (`attemptId`) REFERENCES `assessmentAttempts` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_assessmentAnswers_questionId` FOREIGN KEY (`questionId`) REFERENCES `assessmentQuestions` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `assessmentAttempts`
  DROP FOREIGN KEY `fk_assessmentAttempts_assessmentId`,
  DROP FOREIGN KEY `fk_assessmentAttempts_candidateId`,
  DROP FOREIGN KEY `fk_assessmentAttempts_applicationId`;
--> statement-breakpoint
ALTER TABLE `assessmentAttempts`
  ADD CONSTRAINT `fk_assessmentAttempts_assessmentId` FOREIGN KEY (`assessmentId`) REFERENCES `skillAssessments` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_assessmentAttempts_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_assessmentAttempts_applicationId` FOREIGN KEY (`applicationId`) REFERENCES `applications` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `assessmentQuestions`
  DROP FOREIGN KEY `fk_assessmentQuestions_assessmentId`;
--> statement-breakpoint
ALTER TABLE `assessmentQuestions`
  ADD CONSTRAINT `fk_assessmentQuestions_assessmentId` FOREIGN KEY (`assessmentId`) REFERENCES `skillAssessments` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `candidate_skill_ratings`
  ADD COLUMN `candidateId` int NULL,
  ADD COLUMN `ratedBy` int NULL,
  ADD KEY `ix_candidate_skill_ratings_createdAt` (`createdAt`),
  ADD KEY `ix_candidate_skill_ratings_candidateId` (`candidateId`),
  ADD KEY `ix_candidate_skill_ratings_ratedBy` (`ratedBy`),
  DROP FOREIGN KEY `fk_candidate_skill_ratings_applicationId`,
  DROP FOREIGN KEY `fk_candidate_skill_ratings_skillRequirementId`;
--> statement-breakpoint
ALTER TABLE `candidate_skill_ratings`
  ADD CONSTRAINT `fk_candidate_skill_ratings_applicationId` FOREIGN KEY (`applicationId`) REFERENCES `applications` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_candidate_skill_ratings_skillRequirementId` FOREIGN KEY (`skillRequirementId`) REFERENCES `job_skill_requirements` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_candidate_skill_ratings_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_candidate_skill_ratings_ratedBy` FOREIGN KEY (`ratedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `codingChallenges`
  ADD KEY `ix_codingChallenges_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_codingChallenges_interviewId`,
  DROP FOREIGN KEY `fk_codingChallenges_createdBy`;
--> statement-breakpoint
ALTER TABLE `codingChallenges`
  ADD CONSTRAINT `fk_codingChallenges_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_codingChallenges_createdBy` FOREIGN KEY (`createdBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `codingSubmissions`
  ADD KEY `ix_codingSubmissions_status` (`status`),
  DROP FOREIGN KEY `fk_codingSubmissions_challengeId`,
  DROP FOREIGN KEY `fk_codingSubmissions_candidateId`;
--> statement-breakpoint
ALTER TABLE `codingSubmissions`
  ADD CONSTRAINT `fk_codingSubmissions_challengeId` FOREIGN KEY (`challengeId`) REFERENCES `codingChallenges` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_codingSubmissions_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `job_views`
  ADD COLUMN `candidateId` int NULL,
  ADD KEY `ix_job_views_candidateId` (`candidateId`),
  DROP FOREIGN KEY `fk_job_views_userId`;
--> statement-breakpoint
ALTER TABLE `job_views`
  ADD CONSTRAINT `fk_job_views_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_job_views_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `skillAssessments`
  ADD KEY `ix_skillAssessments_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_skillAssessments_jobId`;
--> statement-breakpoint
ALTER TABLE `skillAssessments`
  ADD CONSTRAINT `fk_skillAssessments_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `candidateTagAssignments`
  ADD KEY `ix_candidateTagAssignments_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_candidateTagAssignments_candidateId`,
  DROP FOREIGN KEY `fk_candidateTagAssignments_tagId`;
--> statement-breakpoint
ALTER TABLE `candidateTagAssignments`
  ADD CONSTRAINT `fk_candidateTagAssignments_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_candidateTagAssignments_tagId` FOREIGN KEY (`tagId`) REFERENCES `candidateTags` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `candidateTags`
  ADD KEY `ix_candidateTags_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `recentlyViewedJobs`
  ADD COLUMN `userId` int NULL,
  ADD KEY `ix_recentlyViewedJobs_userId` (`userId`);
--> statement-breakpoint
ALTER TABLE `recentlyViewedJobs`
  ADD CONSTRAINT `fk_recentlyViewedJobs_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `savedJobs`
  ADD COLUMN `userId` int NULL,
  ADD KEY `ix_savedJobs_createdAt` (`createdAt`),
  ADD KEY `ix_savedJobs_userId` (`userId`),
  DROP FOREIGN KEY `fk_savedJobs_candidateId`,
  DROP FOREIGN KEY `fk_savedJobs_jobId`;
--> statement-breakpoint
ALTER TABLE `savedJobs`
  ADD CONSTRAINT `fk_savedJobs_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_savedJobs_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_savedJobs_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `savedSearches`
  ADD KEY `ix_savedSearches_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_savedSearches_userId`;
--> statement-breakpoint
ALTER TABLE `savedSearches`
  ADD CONSTRAINT `fk_savedSearches_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `campaignRecipients`
  ADD KEY `ix_campaignRecipients_status` (`status`),
  ADD KEY `ix_campaignRecipients_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_campaignRecipients_campaignId`,
  DROP FOREIGN KEY `fk_campaignRecipients_candidateId`;
--> statement-breakpoint
ALTER TABLE `campaignRecipients`
  ADD CONSTRAINT `fk_campaignRecipients_campaignId` FOREIGN KEY (`campaignId`) REFERENCES `emailCampaigns` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_campaignRecipients_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `emailCampaigns`
  ADD KEY `ix_emailCampaigns_status` (`status`),
  ADD KEY `ix_emailCampaigns_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_emailCampaigns_templateId`;
--> statement-breakpoint
ALTER TABLE `emailCampaigns`
  ADD CONSTRAINT `fk_emailCampaigns_templateId` FOREIGN KEY (`templateId`) REFERENCES `emailTemplates` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `emailDeliveryEvents`
  ADD KEY `ix_emailDeliveryEvents_campaignRecipientId` (`campaignRecipientId`),
  ADD KEY `ix_emailDeliveryEvents_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `emailDeliveryEvents`
  ADD CONSTRAINT `fk_emailDeliveryEvents_campaignRecipientId` FOREIGN KEY (`campaignRecipientId`) REFERENCES `campaignRecipients` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `emailTemplates`
  ADD KEY `ix_emailTemplates_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `emailUnsubscribes`
  ADD COLUMN `userId` int NULL,
  ADD COLUMN `candidateId` int NULL,
  ADD KEY `ix_emailUnsubscribes_userId` (`userId`),
  ADD KEY `ix_emailUnsubscribes_candidateId` (`candidateId`);
--> statement-breakpoint
ALTER TABLE `emailUnsubscribes`
  ADD CONSTRAINT `fk_emailUnsubscribes_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_emailUnsubscribes_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `emailWebhookLogs`
  ADD COLUMN `eventId` int NULL,
  ADD KEY `ix_emailWebhookLogs_eventId` (`eventId`);
--> statement-breakpoint
ALTER TABLE `emailWebhookLogs`
  ADD CONSTRAINT `fk_emailWebhookLogs_eventId` FOREIGN KEY (`eventId`) REFERENCES `emailDeliveryEvents` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `followUpSequences`
  ADD KEY `ix_followUpSequences_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `inmail_templates`
  ADD KEY `ix_inmail_templates_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `sequenceEnrollments`
  ADD KEY `ix_sequenceEnrollments_status` (`status`),
  DROP FOREIGN KEY `fk_sequenceEnrollments_sequenceId`,
  DROP FOREIGN KEY `fk_sequenceEnrollments_candidateId`;
--> statement-breakpoint
ALTER TABLE `sequenceEnrollments`
  ADD CONSTRAINT `fk_sequenceEnrollments_sequenceId` FOREIGN KEY (`sequenceId`) REFERENCES `followUpSequences` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_sequenceEnrollments_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `sequenceSteps`
  ADD KEY `ix_sequenceSteps_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_sequenceSteps_sequenceId`,
  DROP FOREIGN KEY `fk_sequenceSteps_templateId`;
--> statement-breakpoint
ALTER TABLE `sequenceSteps`
  ADD CONSTRAINT `fk_sequenceSteps_sequenceId` FOREIGN KEY (`sequenceId`) REFERENCES `followUpSequences` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_sequenceSteps_templateId` FOREIGN KEY (`templateId`) REFERENCES `emailTemplates` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `aiNotificationPreferences`
  ADD KEY `ix_aiNotificationPreferences_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_aiNotificationPreferences_userId`;
--> statement-breakpoint
ALTER TABLE `aiNotificationPreferences`
  ADD CONSTRAINT `fk_aiNotificationPreferences_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `aiNotificationQueue`
  ADD KEY `ix_aiNotificationQueue_status` (`status`),
  ADD KEY `ix_aiNotificationQueue_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_aiNotificationQueue_userId`;
--> statement-breakpoint
ALTER TABLE `aiNotificationQueue`
  ADD CONSTRAINT `fk_aiNotificationQueue_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `notification_delivery_logs`
  ADD COLUMN `notificationId` int NULL,
  ADD KEY `ix_notification_delivery_logs_status` (`status`),
  ADD KEY `ix_notification_delivery_logs_notificationId` (`notificationId`);
--> statement-breakpoint
ALTER TABLE `notification_delivery_logs`
  ADD CONSTRAINT `fk_notification_delivery_logs_notificationId` FOREIGN KEY (`notificationId`) REFERENCES `notifications` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `notifications`
  ADD COLUMN `triggeredBy` int NULL,
  ADD KEY `ix_notifications_createdAt` (`createdAt`),
  ADD KEY `ix_notifications_triggeredBy` (`triggeredBy`),
  DROP FOREIGN KEY `fk_notifications_userId`;
--> statement-breakpoint
ALTER TABLE `notifications`
  ADD CONSTRAINT `fk_notifications_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_notifications_triggeredBy` FOREIGN KEY (`triggeredBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `recruiter_notification_preferences`
  ADD COLUMN `recruiterId` int NULL,
  ADD KEY `ix_recruiter_notification_preferences_createdAt` (`createdAt`),
  ADD KEY `ix_recruiter_notification_preferences_recruiterId` (`recruiterId`),
  DROP FOREIGN KEY `fk_recruiter_notification_preferences_userId`;
--> statement-breakpoint
ALTER TABLE `recruiter_notification_preferences`
  ADD CONSTRAINT `fk_recruiter_notification_preferences_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_recruiter_notification_preferences_recruiterId` FOREIGN KEY (`recruiterId`) REFERENCES `recruiters` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `candidate_interactions`
  ADD COLUMN `userId` int NULL,
  ADD KEY `ix_candidate_interactions_createdAt` (`createdAt`),
  ADD KEY `ix_candidate_interactions_userId` (`userId`),
  DROP FOREIGN KEY `fk_candidate_interactions_candidateId`;
--> statement-breakpoint
ALTER TABLE `candidate_interactions`
  ADD CONSTRAINT `fk_candidate_interactions_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_candidate_interactions_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `linkedin_credit_usage`
  ADD COLUMN `userId` int NULL,
  ADD KEY `ix_linkedin_credit_usage_createdAt` (`createdAt`),
  ADD KEY `ix_linkedin_credit_usage_userId` (`userId`),
  DROP FOREIGN KEY `fk_linkedin_credit_usage_linkedinInmailId`,
  DROP FOREIGN KEY `fk_linkedin_credit_usage_linkedinProfileId`;
--> statement-breakpoint
ALTER TABLE `linkedin_credit_usage`
  ADD CONSTRAINT `fk_linkedin_credit_usage_linkedinInmailId` FOREIGN KEY (`linkedinInmailId`) REFERENCES `linkedin_inmails` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_linkedin_credit_usage_linkedinProfileId` FOREIGN KEY (`linkedinProfileId`) REFERENCES `linkedin_profiles` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_linkedin_credit_usage_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `linkedin_inmails`
  ADD COLUMN `sentBy` int NULL,
  ADD KEY `ix_linkedin_inmails_createdAt` (`createdAt`),
  ADD KEY `ix_linkedin_inmails_sentBy` (`sentBy`),
  DROP FOREIGN KEY `fk_linkedin_inmails_linkedinProfileId`,
  DROP FOREIGN KEY `fk_linkedin_inmails_candidateId`,
  DROP FOREIGN KEY `fk_linkedin_inmails_sourcingCampaignId`;
--> statement-breakpoint
ALTER TABLE `linkedin_inmails`
  ADD CONSTRAINT `fk_linkedin_inmails_linkedinProfileId` FOREIGN KEY (`linkedinProfileId`) REFERENCES `linkedin_profiles` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_linkedin_inmails_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_linkedin_inmails_sourcingCampaignId` FOREIGN KEY (`sourcingCampaignId`) REFERENCES `sourcing_campaigns` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_linkedin_inmails_sentBy` FOREIGN KEY (`sentBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `linkedin_profiles`
  ADD KEY `ix_linkedin_profiles_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_linkedin_profiles_candidateId`,
  DROP FOREIGN KEY `fk_linkedin_profiles_sourcingCampaignId`;
--> statement-breakpoint
ALTER TABLE `linkedin_profiles`
  ADD CONSTRAINT `fk_linkedin_profiles_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_linkedin_profiles_sourcingCampaignId` FOREIGN KEY (`sourcingCampaignId`) REFERENCES `sourcing_campaigns` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `sourced_candidates`
  ADD KEY `ix_sourced_candidates_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_sourced_candidates_campaignId`,
  DROP FOREIGN KEY `fk_sourced_candidates_candidateId`;
--> statement-breakpoint
ALTER TABLE `sourced_candidates`
  ADD CONSTRAINT `fk_sourced_candidates_campaignId` FOREIGN KEY (`campaignId`) REFERENCES `sourcing_campaigns` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_sourced_candidates_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `sourcing_campaigns`
  ADD KEY `ix_sourcing_campaigns_status` (`status`),
  ADD KEY `ix_sourcing_campaigns_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_sourcing_campaigns_jobId`;
--> statement-breakpoint
ALTER TABLE `sourcing_campaigns`
  ADD CONSTRAINT `fk_sourcing_campaigns_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `calendar_events`
  ADD KEY `ix_calendar_events_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_calendar_events_interviewId`,
  DROP FOREIGN KEY `fk_calendar_events_calendarIntegrationId`;
--> statement-breakpoint
ALTER TABLE `calendar_events`
  ADD CONSTRAINT `fk_calendar_events_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_calendar_events_calendarIntegrationId` FOREIGN KEY (`calendarIntegrationId`) REFERENCES `calendar_integrations` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `calendar_integrations`
  ADD KEY `ix_calendar_integrations_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_calendar_integrations_userId`;
--> statement-breakpoint
ALTER TABLE `calendar_integrations`
  ADD CONSTRAINT `fk_calendar_integrations_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `scheduling_links`
  ADD COLUMN `userId` int NULL,
  ADD COLUMN `jobId` int NULL,
  ADD KEY `ix_scheduling_links_createdAt` (`createdAt`),
  ADD KEY `ix_scheduling_links_userId` (`userId`),
  ADD KEY `ix_scheduling_links_jobId` (`jobId`),
  DROP FOREIGN KEY `fk_scheduling_links_recruiterId`,
  DROP FOREIGN KEY `fk_scheduling_links_interviewId`,
  DROP FOREIGN KEY `fk_scheduling_links_candidateId`;
--> statement-breakpoint
ALTER TABLE `scheduling_links`
  ADD CONSTRAINT `fk_scheduling_links_recruiterId` FOREIGN KEY (`recruiterId`) REFERENCES `recruiters` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_scheduling_links_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_scheduling_links_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_scheduling_links_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_scheduling_links_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `onboardingProcesses`
  ADD COLUMN `createdBy` int NULL,
  ADD KEY `ix_onboardingProcesses_status` (`status`),
  ADD KEY `ix_onboardingProcesses_createdAt` (`createdAt`),
  ADD KEY `ix_onboardingProcesses_createdBy` (`createdBy`),
  DROP FOREIGN KEY `fk_onboardingProcesses_associateId`;
--> statement-breakpoint
ALTER TABLE `onboardingProcesses`
  ADD CONSTRAINT `fk_onboardingProcesses_associateId` FOREIGN KEY (`associateId`) REFERENCES `associates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_onboardingProcesses_createdBy` FOREIGN KEY (`createdBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `onboardingTasks`
  ADD COLUMN `createdBy` int NULL,
  ADD KEY `ix_onboardingTasks_status` (`status`),
  ADD KEY `ix_onboardingTasks_createdAt` (`createdAt`),
  ADD KEY `ix_onboardingTasks_createdBy` (`createdBy`),
  DROP FOREIGN KEY `fk_onboardingTasks_processId`,
  DROP FOREIGN KEY `fk_onboardingTasks_completedBy`;
--> statement-breakpoint
ALTER TABLE `onboardingTasks`
  ADD CONSTRAINT `fk_onboardingTasks_processId` FOREIGN KEY (`processId`) REFERENCES `onboardingProcesses` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_onboardingTasks_completedBy` FOREIGN KEY (`completedBy`) REFERENCES `recruiters` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_onboardingTasks_createdBy` FOREIGN KEY (`createdBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `taskAssignments`
  ADD COLUMN `processId` int NULL,
  ADD COLUMN `assignedTo` int NULL,
  ADD KEY `ix_taskAssignments_createdAt` (`createdAt`),
  ADD KEY `ix_taskAssignments_processId` (`processId`),
  ADD KEY `ix_taskAssignments_assignedTo` (`assignedTo`),
  DROP FOREIGN KEY `fk_taskAssignments_taskId`;
--> statement-breakpoint
ALTER TABLE `taskAssignments`
  ADD CONSTRAINT `fk_taskAssignments_taskId` FOREIGN KEY (`taskId`) REFERENCES `onboardingTasks` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_taskAssignments_processId` FOREIGN KEY (`processId`) REFERENCES `onboardingProcesses` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_taskAssignments_assignedTo` FOREIGN KEY (`assignedTo`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `taskReminders`
  ADD COLUMN `taskAssignmentId` int NULL,
  ADD KEY `ix_taskReminders_createdAt` (`createdAt`),
  ADD KEY `ix_taskReminders_taskAssignmentId` (`taskAssignmentId`),
  DROP FOREIGN KEY `fk_taskReminders_taskId`,
  DROP FOREIGN KEY `fk_taskReminders_recruiterId`;
--> statement-breakpoint
ALTER TABLE `taskReminders`
  ADD CONSTRAINT `fk_taskReminders_taskId` FOREIGN KEY (`taskId`) REFERENCES `onboardingTasks` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_taskReminders_recruiterId` FOREIGN KEY (`recruiterId`) REFERENCES `recruiters` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_taskReminders_taskAssignmentId` FOREIGN KEY (`taskAssignmentId`) REFERENCES `taskAssignments` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `taskTemplates`
  ADD KEY `ix_taskTemplates_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `algorithmPerformance`
  ADD KEY `ix_algorithmPerformance_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `biasDetectionLogs`
  ADD COLUMN `userId` int NULL,
  ADD COLUMN `candidateId` int NULL,
  ADD COLUMN `jobId` int NULL,
  ADD KEY `ix_biasDetectionLogs_createdAt` (`createdAt`),
  ADD KEY `ix_biasDetectionLogs_userId` (`userId`),
  ADD KEY `ix_biasDetectionLogs_candidateId` (`candidateId`),
  ADD KEY `ix_biasDetectionLogs_jobId` (`jobId`);
--> statement-breakpoint
ALTER TABLE `biasDetectionLogs`
  ADD CONSTRAINT `fk_biasDetectionLogs_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_biasDetectionLogs_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_biasDetectionLogs_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `candidate_success_predictions`
  ADD KEY `ix_candidate_success_predictions_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_candidate_success_predictions_candidateId`,
  DROP FOREIGN KEY `fk_candidate_success_predictions_jobId`;
--> statement-breakpoint
ALTER TABLE `candidate_success_predictions`
  ADD CONSTRAINT `fk_candidate_success_predictions_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_candidate_success_predictions_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `diversityMetrics`
  ADD COLUMN `companyId` int NULL,
  ADD KEY `ix_diversityMetrics_createdAt` (`createdAt`),
  ADD KEY `ix_diversityMetrics_companyId` (`companyId`),
  DROP FOREIGN KEY `fk_diversityMetrics_recruiterId`,
  DROP FOREIGN KEY `fk_diversityMetrics_jobId`;
--> statement-breakpoint
ALTER TABLE `diversityMetrics`
  ADD CONSTRAINT `fk_diversityMetrics_recruiterId` FOREIGN KEY (`recruiterId`) REFERENCES `recruiters` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_diversityMetrics_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_diversityMetrics_companyId` FOREIGN KEY (`companyId`) REFERENCES `companies` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `matchOutcomes`
  ADD KEY `ix_matchOutcomes_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_matchOutcomes_applicationId`,
  DROP FOREIGN KEY `fk_matchOutcomes_candidateId`,
  DROP FOREIGN KEY `fk_matchOutcomes_jobId`;
--> statement-breakpoint
ALTER TABLE `matchOutcomes`
  ADD CONSTRAINT `fk_matchOutcomes_applicationId` FOREIGN KEY (`applicationId`) REFERENCES `applications` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_matchOutcomes_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_matchOutcomes_jobId` FOREIGN KEY (`jobId`) REFERENCES `jobs` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `profileCompletionAnalytics`
  ADD COLUMN `userId` int NULL,
  ADD KEY `ix_profileCompletionAnalytics_createdAt` (`createdAt`),
  ADD KEY `ix_profileCompletionAnalytics_userId` (`userId`);
--> statement-breakpoint
ALTER TABLE `profileCompletionAnalytics`
  ADD CONSTRAINT `fk_profileCompletionAnalytics_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `systemHealthMetrics`
  ADD KEY `ix_systemHealthMetrics_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `userActivityLogs`
  ADD KEY `ix_userActivityLogs_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `profileBadges`
  ADD KEY `ix_profileBadges_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `profileReminders`
  DROP FOREIGN KEY `fk_profileReminders_userId`;
--> statement-breakpoint
ALTER TABLE `profileReminders`
  ADD CONSTRAINT `fk_profileReminders_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `userBadges`
  DROP FOREIGN KEY `fk_userBadges_userId`,
  DROP FOREIGN KEY `fk_userBadges_badgeId`;
--> statement-breakpoint
ALTER TABLE `userBadges`
  ADD CONSTRAINT `fk_userBadges_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_userBadges_badgeId` FOREIGN KEY (`badgeId`) REFERENCES `profileBadges` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `userPoints`
  ADD KEY `ix_userPoints_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_userPoints_userId`;
--> statement-breakpoint
ALTER TABLE `userPoints`
  ADD CONSTRAINT `fk_userPoints_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE CASCADE;
--> statement-breakpoint
ALTER TABLE `application_logs`
  ADD KEY `ix_application_logs_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_application_logs_userId`,
  DROP FOREIGN KEY `fk_application_logs_resolvedBy`;
--> statement-breakpoint
ALTER TABLE `application_logs`
  ADD CONSTRAINT `fk_application_logs_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_application_logs_resolvedBy` FOREIGN KEY (`resolvedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `companySettings`
  ADD KEY `ix_companySettings_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `custom_reports`
  ADD KEY `ix_custom_reports_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `environment_variables`
  ADD KEY `ix_environment_variables_createdAt` (`createdAt`),
  DROP FOREIGN KEY `fk_environment_variables_updatedBy`;
--> statement-breakpoint
ALTER TABLE `environment_variables`
  ADD CONSTRAINT `fk_environment_variables_updatedBy` FOREIGN KEY (`updatedBy`) REFERENCES `users` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `integration_settings`
  ADD KEY `ix_integration_settings_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `report_executions`
  ADD COLUMN `reportId` int NULL,
  ADD KEY `ix_report_executions_status` (`status`),
  ADD KEY `ix_report_executions_reportId` (`reportId`);
--> statement-breakpoint
ALTER TABLE `report_executions`
  ADD CONSTRAINT `fk_report_executions_reportId` FOREIGN KEY (`reportId`) REFERENCES `custom_reports` (`id`) ON DELETE SET NULL;
--> statement-breakpoint
ALTER TABLE `report_schedules`
  ADD KEY `ix_report_schedules_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `systemSettings`
  ADD KEY `ix_systemSettings_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `team_members`
  ADD KEY `ix_team_members_status` (`status`),
  ADD KEY `ix_team_members_createdAt` (`createdAt`);
--> statement-breakpoint
ALTER TABLE `fraudDetectionEvents`
  ADD COLUMN `userId` int NULL,
  ADD KEY `ix_fraudDetectionEvents_userId` (`userId`),
  DROP FOREIGN KEY `fk_fraudDetectionEvents_interviewId`,
  DROP FOREIGN KEY `fk_fraudDetectionEvents_candidateId`,
  DROP FOREIGN KEY `fk_fraudDetectionEvents_questionId`;
--> statement-breakpoint
ALTER TABLE `fraudDetectionEvents`
  ADD CONSTRAINT `fk_fraudDetectionEvents_interviewId` FOREIGN KEY (`interviewId`) REFERENCES `interviews` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_fraudDetectionEvents_candidateId` FOREIGN KEY (`candidateId`) REFERENCES `candidates` (`id`) ON DELETE CASCADE,
  ADD CONSTRAINT `fk_fraudDetectionEvents_questionId` FOREIGN KEY (`questionId`) REFERENCES `interviewQuestions` (`id`) ON DELETE SET NULL,
  ADD CONSTRAINT `fk_fraudDetectionEvents_userId` FOREIGN KEY (`userId`) REFERENCES `users` (`id`) ON DELETE SET NULL;
