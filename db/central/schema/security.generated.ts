/**
 * 16. Security.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp } from 'drizzle-orm/mysql-core';
import { interviewQuestions, interviews } from './applications.generated.ts';
import { candidates, users } from './identity.generated.ts';

/** Fraud detection tracking */
export const fraudDetectionEvents = mysqlTable(
  'fraudDetectionEvents',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    candidateId: int('candidateId').notNull(),
    eventType: mysqlEnum('eventType', ['no_face_detected', 'multiple_faces_detected', 'tab_switch', 'window_blur', 'audio_anomaly', 'suspicious_behavior']).notNull(),
    severity: mysqlEnum('severity', ['low', 'medium', 'high']).notNull().default('medium'),
    description: text('description'),
    metadata: text('metadata'),
    timestamp: timestamp('timestamp', { mode: 'string' }).notNull().defaultNow(),
    questionId: int('questionId'),
    userId: int('userId'),
  },
  (table) => [
    index('ix_fraudDetectionEvents_interviewId').on(table.interviewId),
    index('ix_fraudDetectionEvents_candidateId').on(table.candidateId),
    index('ix_fraudDetectionEvents_questionId').on(table.questionId),
    index('ix_fraudDetectionEvents_userId').on(table.userId),
    foreignKey({ name: 'fk_fraudDetectionEvents_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_fraudDetectionEvents_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_fraudDetectionEvents_questionId', columns: [table.questionId], foreignColumns: [interviewQuestions.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_fraudDetectionEvents_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);
