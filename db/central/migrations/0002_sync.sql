-- The sync layer: its tables, and the log triggers on every mirrored table.
-- Generated from db/central/catalogue.json. Do not edit: run `npm run generate`.
CREATE TABLE IF NOT EXISTS `sync_log` (
  seq BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  table_no SMALLINT NOT NULL,
  pk INT NOT NULL,
  op CHAR(1) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_state` (
  name VARCHAR(64) NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_hole` (
  seq BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  seen_at DATETIME(3) NOT NULL,
  dead TINYINT NOT NULL DEFAULT 0
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_leader` (
  id TINYINT NOT NULL PRIMARY KEY,
  holder VARCHAR(64) NOT NULL,
  fence BIGINT NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  address VARCHAR(255) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_scope` (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  ref_id INT NOT NULL,
  version BIGINT NOT NULL DEFAULT 0,
  floor BIGINT NOT NULL DEFAULT 0,
  UNIQUE KEY uq_sync_scope (kind, ref_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_row` (
  table_no SMALLINT NOT NULL,
  pk INT NOT NULL,
  hash BIGINT UNSIGNED NULL,
  PRIMARY KEY (table_no, pk)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_member` (
  scope_id INT NOT NULL,
  table_no SMALLINT NOT NULL,
  pk INT NOT NULL,
  projection TINYINT NOT NULL,
  PRIMARY KEY (scope_id, table_no, pk),
  KEY ix_sync_member_row (table_no, pk)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_edge` (
  fk_no SMALLINT NOT NULL,
  child_pk INT NOT NULL,
  parent_pk INT NOT NULL,
  PRIMARY KEY (fk_no, child_pk),
  KEY ix_sync_edge_parent (fk_no, parent_pk)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_tenant` (
  table_no SMALLINT NOT NULL,
  pk INT NOT NULL,
  company_id INT NOT NULL,
  PRIMARY KEY (table_no, pk),
  KEY ix_sync_tenant_company (company_id, table_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_change` (
  scope_id INT NOT NULL,
  version BIGINT NOT NULL,
  table_no SMALLINT NOT NULL,
  pk INT NOT NULL,
  op CHAR(1) NOT NULL,
  payload MEDIUMTEXT NULL,
  PRIMARY KEY (scope_id, version, table_no, pk)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_client` (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id INT NOT NULL,
  company_id INT NULL,
  device_name VARCHAR(255) NOT NULL,
  platform VARCHAR(64) NOT NULL,
  generation INT NOT NULL,
  last_mutation_id BIGINT NOT NULL DEFAULT 0,
  acked_mutation_id BIGINT NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL,
  seen_at DATETIME(3) NOT NULL,
  revoked_at DATETIME(3) NULL,
  KEY ix_sync_client_user (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_published` (
  client_id INT NOT NULL PRIMARY KEY,
  mutation_id BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_outcome` (
  client_id INT NOT NULL,
  mutation_id BIGINT NOT NULL,
  name VARCHAR(64) NOT NULL,
  status VARCHAR(16) NOT NULL,
  body MEDIUMTEXT NULL,
  authored_at DATETIME(3) NOT NULL,
  received_at DATETIME(3) NOT NULL,
  PRIMARY KEY (client_id, mutation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_field_author` (
  table_no SMALLINT NOT NULL,
  pk INT NOT NULL,
  field VARCHAR(64) NOT NULL,
  user_id INT NOT NULL,
  at DATETIME NOT NULL,
  value_hash CHAR(64) NOT NULL,
  PRIMARY KEY (table_no, pk, field)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_id_map` (
  client_id INT NOT NULL,
  table_no SMALLINT NOT NULL,
  temp_id INT NOT NULL,
  real_id INT NOT NULL,
  mutation_id BIGINT NOT NULL,
  PRIMARY KEY (client_id, table_no, temp_id),
  KEY ix_sync_id_map_mutation (client_id, mutation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_session` (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  client_id INT NOT NULL,
  family CHAR(32) NOT NULL,
  token_hash CHAR(64) NOT NULL,
  kind ENUM('access','refresh') NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at DATETIME(3) NULL,
  revoked_at DATETIME(3) NULL,
  UNIQUE KEY uq_sync_session_token (token_hash),
  KEY ix_sync_session_family (family),
  KEY ix_sync_session_client (client_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_effect` (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(32) NOT NULL,
  dedupe_key VARCHAR(191) NOT NULL,
  company_id INT NULL,
  payload TEXT NOT NULL,
  not_before DATETIME(3) NOT NULL,
  status VARCHAR(16) NOT NULL DEFAULT 'waiting',
  attempt_id CHAR(36) NULL,
  lease_until DATETIME(3) NULL,
  client_id INT NULL,
  mutation_id BIGINT NULL,
  created_at DATETIME(3) NOT NULL,
  done_at DATETIME(3) NULL,
  error TEXT NULL,
  UNIQUE KEY uq_sync_effect_dedupe (dedupe_key),
  KEY ix_sync_effect_due (status, not_before),
  KEY ix_sync_effect_mutation (client_id, mutation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_audit` (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at DATETIME(3) NOT NULL,
  kind VARCHAR(64) NOT NULL,
  client_id INT NULL,
  user_id INT NULL,
  company_id INT NULL,
  detail TEXT NOT NULL,
  KEY ix_sync_audit_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS `sync_suppression` (
  company_id INT NOT NULL,
  hash CHAR(64) NOT NULL,
  reason VARCHAR(255) NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (company_id, hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
--> statement-breakpoint
CREATE TRIGGER `sync_associates_i` AFTER INSERT ON `associates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (11, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_associates_u` AFTER UPDATE ON `associates` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (11, OLD.id, 'D'), (11, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (11, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_associates_d` AFTER DELETE ON `associates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (11, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_candidates_i` AFTER INSERT ON `candidates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (23, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_candidates_u` AFTER UPDATE ON `candidates` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (23, OLD.id, 'D'), (23, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (23, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_candidates_d` AFTER DELETE ON `candidates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (23, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_companies_i` AFTER INSERT ON `companies` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (26, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_companies_u` AFTER UPDATE ON `companies` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (26, OLD.id, 'D'), (26, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (26, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_companies_d` AFTER DELETE ON `companies` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (26, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_recruiters_i` AFTER INSERT ON `recruiters` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (71, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_recruiters_u` AFTER UPDATE ON `recruiters` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (71, OLD.id, 'D'), (71, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (71, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_recruiters_d` AFTER DELETE ON `recruiters` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (71, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_users_i` AFTER INSERT ON `users` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (94, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_users_u` AFTER UPDATE ON `users` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (94, OLD.id, 'D'), (94, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (94, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_users_d` AFTER DELETE ON `users` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (94, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_profile_shares_i` AFTER INSERT ON `candidate_profile_shares` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (18, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_profile_shares_u` AFTER UPDATE ON `candidate_profile_shares` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (18, OLD.id, 'D'), (18, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (18, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_profile_shares_d` AFTER DELETE ON `candidate_profile_shares` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (18, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_resumeProfiles_i` AFTER INSERT ON `resumeProfiles` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (75, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_resumeProfiles_u` AFTER UPDATE ON `resumeProfiles` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (75, OLD.id, 'D'), (75, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (75, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_resumeProfiles_d` AFTER DELETE ON `resumeProfiles` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (75, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_videoIntroductions_i` AFTER INSERT ON `videoIntroductions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (95, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_videoIntroductions_u` AFTER UPDATE ON `videoIntroductions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (95, OLD.id, 'D'), (95, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (95, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_videoIntroductions_d` AFTER DELETE ON `videoIntroductions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (95, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_customerContacts_i` AFTER INSERT ON `customerContacts` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (29, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_customerContacts_u` AFTER UPDATE ON `customerContacts` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (29, OLD.id, 'D'), (29, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (29, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_customerContacts_d` AFTER DELETE ON `customerContacts` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (29, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_customers_i` AFTER INSERT ON `customers` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (30, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_customers_u` AFTER UPDATE ON `customers` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (30, OLD.id, 'D'), (30, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (30, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_customers_d` AFTER DELETE ON `customers` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (30, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_bulk_upload_jobs_i` AFTER INSERT ON `bulk_upload_jobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (13, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_bulk_upload_jobs_u` AFTER UPDATE ON `bulk_upload_jobs` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (13, OLD.id, 'D'), (13, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (13, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_bulk_upload_jobs_d` AFTER DELETE ON `bulk_upload_jobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (13, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_job_application_sources_i` AFTER INSERT ON `job_application_sources` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (48, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_job_application_sources_u` AFTER UPDATE ON `job_application_sources` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (48, OLD.id, 'D'), (48, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (48, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_job_application_sources_d` AFTER DELETE ON `job_application_sources` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (48, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_job_drafts_i` AFTER INSERT ON `job_drafts` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (49, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_job_drafts_u` AFTER UPDATE ON `job_drafts` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (49, OLD.id, 'D'), (49, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (49, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_job_drafts_d` AFTER DELETE ON `job_drafts` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (49, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_job_skill_requirements_i` AFTER INSERT ON `job_skill_requirements` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (50, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_job_skill_requirements_u` AFTER UPDATE ON `job_skill_requirements` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (50, OLD.id, 'D'), (50, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (50, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_job_skill_requirements_d` AFTER DELETE ON `job_skill_requirements` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (50, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_job_templates_i` AFTER INSERT ON `job_templates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (51, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_job_templates_u` AFTER UPDATE ON `job_templates` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (51, OLD.id, 'D'), (51, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (51, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_job_templates_d` AFTER DELETE ON `job_templates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (51, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_job_view_analytics_i` AFTER INSERT ON `job_view_analytics` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (52, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_job_view_analytics_u` AFTER UPDATE ON `job_view_analytics` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (52, OLD.id, 'D'), (52, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (52, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_job_view_analytics_d` AFTER DELETE ON `job_view_analytics` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (52, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_job_view_sessions_i` AFTER INSERT ON `job_view_sessions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (53, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_job_view_sessions_u` AFTER UPDATE ON `job_view_sessions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (53, OLD.id, 'D'), (53, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (53, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_job_view_sessions_d` AFTER DELETE ON `job_view_sessions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (53, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_jobs_i` AFTER INSERT ON `jobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (55, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_jobs_u` AFTER UPDATE ON `jobs` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (55, OLD.id, 'D'), (55, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (55, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_jobs_d` AFTER DELETE ON `jobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (55, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_template_shares_i` AFTER INSERT ON `template_shares` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (90, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_template_shares_u` AFTER UPDATE ON `template_shares` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (90, OLD.id, 'D'), (90, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (90, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_template_shares_d` AFTER DELETE ON `template_shares` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (90, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_applicationFeedback_i` AFTER INSERT ON `applicationFeedback` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (4, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_applicationFeedback_u` AFTER UPDATE ON `applicationFeedback` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (4, OLD.id, 'D'), (4, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (4, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_applicationFeedback_d` AFTER DELETE ON `applicationFeedback` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (4, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_application_history_i` AFTER INSERT ON `application_history` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (5, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_application_history_u` AFTER UPDATE ON `application_history` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (5, OLD.id, 'D'), (5, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (5, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_application_history_d` AFTER DELETE ON `application_history` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (5, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_applications_i` AFTER INSERT ON `applications` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (7, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_applications_u` AFTER UPDATE ON `applications` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (7, OLD.id, 'D'), (7, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (7, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_applications_d` AFTER DELETE ON `applications` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (7, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_guest_applications_i` AFTER INSERT ON `guest_applications` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (40, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_guest_applications_u` AFTER UPDATE ON `guest_applications` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (40, OLD.id, 'D'), (40, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (40, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_guest_applications_d` AFTER DELETE ON `guest_applications` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (40, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_interview_feedback_i` AFTER INSERT ON `interview_feedback` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (43, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_interview_feedback_u` AFTER UPDATE ON `interview_feedback` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (43, OLD.id, 'D'), (43, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (43, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_interview_feedback_d` AFTER DELETE ON `interview_feedback` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (43, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_interview_panelists_i` AFTER INSERT ON `interview_panelists` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (44, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_interview_panelists_u` AFTER UPDATE ON `interview_panelists` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (44, OLD.id, 'D'), (44, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (44, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_interview_panelists_d` AFTER DELETE ON `interview_panelists` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (44, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_interviewQuestions_i` AFTER INSERT ON `interviewQuestions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (45, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_interviewQuestions_u` AFTER UPDATE ON `interviewQuestions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (45, OLD.id, 'D'), (45, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (45, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_interviewQuestions_d` AFTER DELETE ON `interviewQuestions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (45, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_interviewResponses_i` AFTER INSERT ON `interviewResponses` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (46, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_interviewResponses_u` AFTER UPDATE ON `interviewResponses` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (46, OLD.id, 'D'), (46, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (46, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_interviewResponses_d` AFTER DELETE ON `interviewResponses` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (46, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_interviews_i` AFTER INSERT ON `interviews` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (47, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_interviews_u` AFTER UPDATE ON `interviews` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (47, OLD.id, 'D'), (47, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (47, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_interviews_d` AFTER DELETE ON `interviews` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (47, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_panelist_feedback_i` AFTER INSERT ON `panelist_feedback` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (65, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_panelist_feedback_u` AFTER UPDATE ON `panelist_feedback` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (65, OLD.id, 'D'), (65, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (65, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_panelist_feedback_d` AFTER DELETE ON `panelist_feedback` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (65, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_reschedule_requests_i` AFTER INSERT ON `reschedule_requests` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (74, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_reschedule_requests_u` AFTER UPDATE ON `reschedule_requests` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (74, OLD.id, 'D'), (74, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (74, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_reschedule_requests_d` AFTER DELETE ON `reschedule_requests` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (74, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentAnswers_i` AFTER INSERT ON `assessmentAnswers` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (8, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentAnswers_u` AFTER UPDATE ON `assessmentAnswers` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (8, OLD.id, 'D'), (8, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (8, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentAnswers_d` AFTER DELETE ON `assessmentAnswers` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (8, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentAttempts_i` AFTER INSERT ON `assessmentAttempts` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (9, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentAttempts_u` AFTER UPDATE ON `assessmentAttempts` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (9, OLD.id, 'D'), (9, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (9, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentAttempts_d` AFTER DELETE ON `assessmentAttempts` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (9, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentQuestions_i` AFTER INSERT ON `assessmentQuestions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (10, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentQuestions_u` AFTER UPDATE ON `assessmentQuestions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (10, OLD.id, 'D'), (10, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (10, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_assessmentQuestions_d` AFTER DELETE ON `assessmentQuestions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (10, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_skill_ratings_i` AFTER INSERT ON `candidate_skill_ratings` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (19, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_skill_ratings_u` AFTER UPDATE ON `candidate_skill_ratings` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (19, OLD.id, 'D'), (19, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (19, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_skill_ratings_d` AFTER DELETE ON `candidate_skill_ratings` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (19, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_codingChallenges_i` AFTER INSERT ON `codingChallenges` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (24, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_codingChallenges_u` AFTER UPDATE ON `codingChallenges` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (24, OLD.id, 'D'), (24, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (24, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_codingChallenges_d` AFTER DELETE ON `codingChallenges` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (24, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_codingSubmissions_i` AFTER INSERT ON `codingSubmissions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (25, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_codingSubmissions_u` AFTER UPDATE ON `codingSubmissions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (25, OLD.id, 'D'), (25, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (25, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_codingSubmissions_d` AFTER DELETE ON `codingSubmissions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (25, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_job_views_i` AFTER INSERT ON `job_views` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (54, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_job_views_u` AFTER UPDATE ON `job_views` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (54, OLD.id, 'D'), (54, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (54, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_job_views_d` AFTER DELETE ON `job_views` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (54, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_skillAssessments_i` AFTER INSERT ON `skillAssessments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (81, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_skillAssessments_u` AFTER UPDATE ON `skillAssessments` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (81, OLD.id, 'D'), (81, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (81, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_skillAssessments_d` AFTER DELETE ON `skillAssessments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (81, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_candidateTagAssignments_i` AFTER INSERT ON `candidateTagAssignments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (21, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_candidateTagAssignments_u` AFTER UPDATE ON `candidateTagAssignments` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (21, OLD.id, 'D'), (21, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (21, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_candidateTagAssignments_d` AFTER DELETE ON `candidateTagAssignments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (21, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_candidateTags_i` AFTER INSERT ON `candidateTags` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (22, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_candidateTags_u` AFTER UPDATE ON `candidateTags` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (22, OLD.id, 'D'), (22, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (22, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_candidateTags_d` AFTER DELETE ON `candidateTags` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (22, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_recentlyViewedJobs_i` AFTER INSERT ON `recentlyViewedJobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (69, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_recentlyViewedJobs_u` AFTER UPDATE ON `recentlyViewedJobs` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (69, OLD.id, 'D'), (69, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (69, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_recentlyViewedJobs_d` AFTER DELETE ON `recentlyViewedJobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (69, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_savedJobs_i` AFTER INSERT ON `savedJobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (76, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_savedJobs_u` AFTER UPDATE ON `savedJobs` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (76, OLD.id, 'D'), (76, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (76, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_savedJobs_d` AFTER DELETE ON `savedJobs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (76, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_savedSearches_i` AFTER INSERT ON `savedSearches` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (77, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_savedSearches_u` AFTER UPDATE ON `savedSearches` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (77, OLD.id, 'D'), (77, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (77, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_savedSearches_d` AFTER DELETE ON `savedSearches` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (77, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_campaignRecipients_i` AFTER INSERT ON `campaignRecipients` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (16, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_campaignRecipients_u` AFTER UPDATE ON `campaignRecipients` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (16, OLD.id, 'D'), (16, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (16, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_campaignRecipients_d` AFTER DELETE ON `campaignRecipients` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (16, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_emailCampaigns_i` AFTER INSERT ON `emailCampaigns` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (32, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_emailCampaigns_u` AFTER UPDATE ON `emailCampaigns` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (32, OLD.id, 'D'), (32, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (32, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_emailCampaigns_d` AFTER DELETE ON `emailCampaigns` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (32, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_emailDeliveryEvents_i` AFTER INSERT ON `emailDeliveryEvents` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (33, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_emailDeliveryEvents_u` AFTER UPDATE ON `emailDeliveryEvents` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (33, OLD.id, 'D'), (33, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (33, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_emailDeliveryEvents_d` AFTER DELETE ON `emailDeliveryEvents` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (33, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_emailTemplates_i` AFTER INSERT ON `emailTemplates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (34, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_emailTemplates_u` AFTER UPDATE ON `emailTemplates` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (34, OLD.id, 'D'), (34, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (34, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_emailTemplates_d` AFTER DELETE ON `emailTemplates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (34, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_emailUnsubscribes_i` AFTER INSERT ON `emailUnsubscribes` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (35, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_emailUnsubscribes_u` AFTER UPDATE ON `emailUnsubscribes` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (35, OLD.id, 'D'), (35, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (35, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_emailUnsubscribes_d` AFTER DELETE ON `emailUnsubscribes` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (35, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_followUpSequences_i` AFTER INSERT ON `followUpSequences` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (38, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_followUpSequences_u` AFTER UPDATE ON `followUpSequences` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (38, OLD.id, 'D'), (38, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (38, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_followUpSequences_d` AFTER DELETE ON `followUpSequences` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (38, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_inmail_templates_i` AFTER INSERT ON `inmail_templates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (41, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_inmail_templates_u` AFTER UPDATE ON `inmail_templates` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (41, OLD.id, 'D'), (41, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (41, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_inmail_templates_d` AFTER DELETE ON `inmail_templates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (41, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_sequenceEnrollments_i` AFTER INSERT ON `sequenceEnrollments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (79, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_sequenceEnrollments_u` AFTER UPDATE ON `sequenceEnrollments` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (79, OLD.id, 'D'), (79, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (79, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_sequenceEnrollments_d` AFTER DELETE ON `sequenceEnrollments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (79, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_sequenceSteps_i` AFTER INSERT ON `sequenceSteps` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (80, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_sequenceSteps_u` AFTER UPDATE ON `sequenceSteps` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (80, OLD.id, 'D'), (80, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (80, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_sequenceSteps_d` AFTER DELETE ON `sequenceSteps` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (80, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_aiNotificationPreferences_i` AFTER INSERT ON `aiNotificationPreferences` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (1, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_aiNotificationPreferences_u` AFTER UPDATE ON `aiNotificationPreferences` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (1, OLD.id, 'D'), (1, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (1, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_aiNotificationPreferences_d` AFTER DELETE ON `aiNotificationPreferences` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (1, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_aiNotificationQueue_i` AFTER INSERT ON `aiNotificationQueue` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (2, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_aiNotificationQueue_u` AFTER UPDATE ON `aiNotificationQueue` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (2, OLD.id, 'D'), (2, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (2, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_aiNotificationQueue_d` AFTER DELETE ON `aiNotificationQueue` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (2, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_notification_delivery_logs_i` AFTER INSERT ON `notification_delivery_logs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (60, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_notification_delivery_logs_u` AFTER UPDATE ON `notification_delivery_logs` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (60, OLD.id, 'D'), (60, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (60, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_notification_delivery_logs_d` AFTER DELETE ON `notification_delivery_logs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (60, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_notifications_i` AFTER INSERT ON `notifications` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (61, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_notifications_u` AFTER UPDATE ON `notifications` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (61, OLD.id, 'D'), (61, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (61, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_notifications_d` AFTER DELETE ON `notifications` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (61, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_recruiter_notification_preferences_i` AFTER INSERT ON `recruiter_notification_preferences` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (70, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_recruiter_notification_preferences_u` AFTER UPDATE ON `recruiter_notification_preferences` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (70, OLD.id, 'D'), (70, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (70, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_recruiter_notification_preferences_d` AFTER DELETE ON `recruiter_notification_preferences` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (70, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_interactions_i` AFTER INSERT ON `candidate_interactions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (17, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_interactions_u` AFTER UPDATE ON `candidate_interactions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (17, OLD.id, 'D'), (17, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (17, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_interactions_d` AFTER DELETE ON `candidate_interactions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (17, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_credit_usage_i` AFTER INSERT ON `linkedin_credit_usage` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (56, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_credit_usage_u` AFTER UPDATE ON `linkedin_credit_usage` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (56, OLD.id, 'D'), (56, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (56, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_credit_usage_d` AFTER DELETE ON `linkedin_credit_usage` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (56, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_inmails_i` AFTER INSERT ON `linkedin_inmails` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (57, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_inmails_u` AFTER UPDATE ON `linkedin_inmails` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (57, OLD.id, 'D'), (57, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (57, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_inmails_d` AFTER DELETE ON `linkedin_inmails` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (57, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_profiles_i` AFTER INSERT ON `linkedin_profiles` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (58, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_profiles_u` AFTER UPDATE ON `linkedin_profiles` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (58, OLD.id, 'D'), (58, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (58, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_linkedin_profiles_d` AFTER DELETE ON `linkedin_profiles` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (58, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_sourced_candidates_i` AFTER INSERT ON `sourced_candidates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (82, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_sourced_candidates_u` AFTER UPDATE ON `sourced_candidates` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (82, OLD.id, 'D'), (82, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (82, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_sourced_candidates_d` AFTER DELETE ON `sourced_candidates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (82, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_sourcing_campaigns_i` AFTER INSERT ON `sourcing_campaigns` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (83, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_sourcing_campaigns_u` AFTER UPDATE ON `sourcing_campaigns` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (83, OLD.id, 'D'), (83, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (83, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_sourcing_campaigns_d` AFTER DELETE ON `sourcing_campaigns` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (83, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_calendar_events_i` AFTER INSERT ON `calendar_events` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (14, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_calendar_events_u` AFTER UPDATE ON `calendar_events` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (14, OLD.id, 'D'), (14, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (14, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_calendar_events_d` AFTER DELETE ON `calendar_events` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (14, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_calendar_integrations_i` AFTER INSERT ON `calendar_integrations` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (15, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_calendar_integrations_u` AFTER UPDATE ON `calendar_integrations` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (15, OLD.id, 'D'), (15, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (15, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_calendar_integrations_d` AFTER DELETE ON `calendar_integrations` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (15, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_scheduling_links_i` AFTER INSERT ON `scheduling_links` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (78, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_scheduling_links_u` AFTER UPDATE ON `scheduling_links` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (78, OLD.id, 'D'), (78, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (78, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_scheduling_links_d` AFTER DELETE ON `scheduling_links` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (78, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_onboardingProcesses_i` AFTER INSERT ON `onboardingProcesses` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (62, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_onboardingProcesses_u` AFTER UPDATE ON `onboardingProcesses` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (62, OLD.id, 'D'), (62, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (62, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_onboardingProcesses_d` AFTER DELETE ON `onboardingProcesses` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (62, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_onboardingTasks_i` AFTER INSERT ON `onboardingTasks` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (63, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_onboardingTasks_u` AFTER UPDATE ON `onboardingTasks` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (63, OLD.id, 'D'), (63, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (63, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_onboardingTasks_d` AFTER DELETE ON `onboardingTasks` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (63, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_taskAssignments_i` AFTER INSERT ON `taskAssignments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (86, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_taskAssignments_u` AFTER UPDATE ON `taskAssignments` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (86, OLD.id, 'D'), (86, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (86, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_taskAssignments_d` AFTER DELETE ON `taskAssignments` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (86, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_taskReminders_i` AFTER INSERT ON `taskReminders` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (87, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_taskReminders_u` AFTER UPDATE ON `taskReminders` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (87, OLD.id, 'D'), (87, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (87, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_taskReminders_d` AFTER DELETE ON `taskReminders` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (87, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_taskTemplates_i` AFTER INSERT ON `taskTemplates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (88, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_taskTemplates_u` AFTER UPDATE ON `taskTemplates` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (88, OLD.id, 'D'), (88, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (88, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_taskTemplates_d` AFTER DELETE ON `taskTemplates` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (88, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_algorithmPerformance_i` AFTER INSERT ON `algorithmPerformance` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (3, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_algorithmPerformance_u` AFTER UPDATE ON `algorithmPerformance` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (3, OLD.id, 'D'), (3, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (3, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_algorithmPerformance_d` AFTER DELETE ON `algorithmPerformance` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (3, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_biasDetectionLogs_i` AFTER INSERT ON `biasDetectionLogs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (12, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_biasDetectionLogs_u` AFTER UPDATE ON `biasDetectionLogs` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (12, OLD.id, 'D'), (12, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (12, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_biasDetectionLogs_d` AFTER DELETE ON `biasDetectionLogs` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (12, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_success_predictions_i` AFTER INSERT ON `candidate_success_predictions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (20, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_success_predictions_u` AFTER UPDATE ON `candidate_success_predictions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (20, OLD.id, 'D'), (20, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (20, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_candidate_success_predictions_d` AFTER DELETE ON `candidate_success_predictions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (20, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_diversityMetrics_i` AFTER INSERT ON `diversityMetrics` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (31, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_diversityMetrics_u` AFTER UPDATE ON `diversityMetrics` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (31, OLD.id, 'D'), (31, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (31, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_diversityMetrics_d` AFTER DELETE ON `diversityMetrics` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (31, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_matchOutcomes_i` AFTER INSERT ON `matchOutcomes` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (59, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_matchOutcomes_u` AFTER UPDATE ON `matchOutcomes` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (59, OLD.id, 'D'), (59, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (59, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_matchOutcomes_d` AFTER DELETE ON `matchOutcomes` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (59, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_profileCompletionAnalytics_i` AFTER INSERT ON `profileCompletionAnalytics` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (67, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_profileCompletionAnalytics_u` AFTER UPDATE ON `profileCompletionAnalytics` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (67, OLD.id, 'D'), (67, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (67, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_profileCompletionAnalytics_d` AFTER DELETE ON `profileCompletionAnalytics` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (67, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_profileBadges_i` AFTER INSERT ON `profileBadges` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (66, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_profileBadges_u` AFTER UPDATE ON `profileBadges` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (66, OLD.id, 'D'), (66, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (66, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_profileBadges_d` AFTER DELETE ON `profileBadges` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (66, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_profileReminders_i` AFTER INSERT ON `profileReminders` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (68, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_profileReminders_u` AFTER UPDATE ON `profileReminders` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (68, OLD.id, 'D'), (68, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (68, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_profileReminders_d` AFTER DELETE ON `profileReminders` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (68, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_userBadges_i` AFTER INSERT ON `userBadges` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (92, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_userBadges_u` AFTER UPDATE ON `userBadges` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (92, OLD.id, 'D'), (92, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (92, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_userBadges_d` AFTER DELETE ON `userBadges` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (92, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_userPoints_i` AFTER INSERT ON `userPoints` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (93, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_userPoints_u` AFTER UPDATE ON `userPoints` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (93, OLD.id, 'D'), (93, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (93, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_userPoints_d` AFTER DELETE ON `userPoints` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (93, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_companySettings_i` AFTER INSERT ON `companySettings` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (27, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_companySettings_u` AFTER UPDATE ON `companySettings` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (27, OLD.id, 'D'), (27, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (27, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_companySettings_d` AFTER DELETE ON `companySettings` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (27, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_custom_reports_i` AFTER INSERT ON `custom_reports` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (28, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_custom_reports_u` AFTER UPDATE ON `custom_reports` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (28, OLD.id, 'D'), (28, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (28, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_custom_reports_d` AFTER DELETE ON `custom_reports` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (28, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_integration_settings_i` AFTER INSERT ON `integration_settings` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (42, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_integration_settings_u` AFTER UPDATE ON `integration_settings` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (42, OLD.id, 'D'), (42, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (42, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_integration_settings_d` AFTER DELETE ON `integration_settings` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (42, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_report_executions_i` AFTER INSERT ON `report_executions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (72, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_report_executions_u` AFTER UPDATE ON `report_executions` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (72, OLD.id, 'D'), (72, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (72, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_report_executions_d` AFTER DELETE ON `report_executions` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (72, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_report_schedules_i` AFTER INSERT ON `report_schedules` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (73, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_report_schedules_u` AFTER UPDATE ON `report_schedules` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (73, OLD.id, 'D'), (73, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (73, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_report_schedules_d` AFTER DELETE ON `report_schedules` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (73, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_team_members_i` AFTER INSERT ON `team_members` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (89, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_team_members_u` AFTER UPDATE ON `team_members` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (89, OLD.id, 'D'), (89, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (89, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_team_members_d` AFTER DELETE ON `team_members` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (89, OLD.id, 'D');
--> statement-breakpoint
CREATE TRIGGER `sync_fraudDetectionEvents_i` AFTER INSERT ON `fraudDetectionEvents` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (39, NEW.id, 'I');
--> statement-breakpoint
CREATE TRIGGER `sync_fraudDetectionEvents_u` AFTER UPDATE ON `fraudDetectionEvents` FOR EACH ROW IF NEW.id <> OLD.id THEN INSERT INTO sync_log (table_no, pk, op) VALUES (39, OLD.id, 'D'), (39, NEW.id, 'I'); ELSE INSERT INTO sync_log (table_no, pk, op) VALUES (39, NEW.id, 'U'); END IF;
--> statement-breakpoint
CREATE TRIGGER `sync_fraudDetectionEvents_d` AFTER DELETE ON `fraudDetectionEvents` FOR EACH ROW INSERT INTO sync_log (table_no, pk, op) VALUES (39, OLD.id, 'D');
