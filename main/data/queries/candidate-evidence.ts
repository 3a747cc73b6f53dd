import { readLogged } from '../../../shared/mutators/interactions.ts';
import { candidateEvidence } from '../../../shared/queries/candidate-evidence.ts';
import { asRecord, asText, parseStoredJson } from '../domain/json-values.ts';
import { defineHandler, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';

type Text = string | null;

const INTERACTIONS_SHOWN = 10;

function assessmentsOf(context: QueryContext, candidateId: number) {
  const sql = `SELECT t.id, a.title, t.score, t.passed, t.completedAt FROM assessmentAttempts t LEFT JOIN skillAssessments a ON a.id = t.assessmentId
    WHERE t.candidateId = ? ORDER BY coalesce(t.completedAt, t.startedAt) DESC, t.id DESC`;
  type Row = { id: number; title: Text; score: number | null; passed: number | null; completedAt: Text };
  return rowsOf<Row>(context, sql, candidateId).map(({ title, passed, ...row }) => ({
    ...row,
    title: title ?? 'Assessment',
    passed: passed === null ? null : passed === 1,
  }));
}

/** Factors as words: the platform stores a list of words, or of records that name one. */
function factors(stored: Text): string[] {
  const value = parseStoredJson(stored);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const record = asRecord(item);
    return asText(record === undefined ? item : (record['factor'] ?? record['name'] ?? record['description'])) ?? [];
  });
}

/** The newest prediction of each application: chosen here, because nothing leads from an application to its predictions but a look through all of them. */
function predictionsOf(context: QueryContext, candidateId: number) {
  const sql = `SELECT p.id, p.applicationId, j.title, p.overallSuccessScore, p.createdAt, p.topPositiveFactors, p.topNegativeFactors
    FROM candidateSuccessPredictions p LEFT JOIN jobs j ON j.id = p.jobId WHERE p.candidateId = ? ORDER BY p.id DESC`;
  type Row = {
    id: number;
    applicationId: number | null;
    title: Text;
    overallSuccessScore: number | null;
    createdAt: Text;
    topPositiveFactors: Text;
    topNegativeFactors: Text;
  };
  const newest = new Map<number | null, Row>();
  for (const row of rowsOf<Row>(context, sql, candidateId)) if (!newest.has(row.applicationId)) newest.set(row.applicationId, row);
  return [...newest.values()]
    .map((row) => ({
      id: row.id,
      jobTitle: row.title ?? '',
      score: row.overallSuccessScore,
      at: row.createdAt ?? '',
      positive: factors(row.topPositiveFactors),
      negative: factors(row.topNegativeFactors),
    }))
    .sort((a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1));
}

const FEEDBACK_SHOWN = 20;
const PANEL_FEEDBACK = `SELECT 'panel' AS origin, f.id AS id, coalesce(p.name, p.email, u.name) AS actor, j.title, f.overallRating AS rating, f.recommendation,
    concat_ws(char(10), nullif(f.strengths, ''), nullif(f.weaknesses, ''), nullif(f.notes, '')) AS text, f.createdAt AS at
  FROM interviews i JOIN panelistFeedback f ON f.interviewId = i.id LEFT JOIN interviewPanelists p ON p.id = f.panelistId
    LEFT JOIN users u ON u.id = f.userId LEFT JOIN jobs j ON j.id = i.jobId
  WHERE i.candidateId = ?`;
const RECRUITER_FEEDBACK = `SELECT 'recruiter' AS origin, f.id AS id, coalesce(w.name, u.name) AS actor, j.title, f.rating, NULL AS recommendation, f.notes AS text, f.createdAt AS at
  FROM applications a JOIN applicationFeedback f ON f.applicationId = a.id LEFT JOIN recruiters r ON r.id = f.recruiterId
    LEFT JOIN users u ON u.id = r.userId LEFT JOIN users w ON w.id = f.providedBy LEFT JOIN jobs j ON j.id = a.jobId
  WHERE a.candidateId = ? AND f.rating IS NOT NULL`;

/** Ratings with their words; a recruiter's note without a rating is a note, and stands on its application's page. */
function feedbackOf(context: QueryContext, candidateId: number) {
  type Row = {
    origin: 'panel' | 'recruiter';
    id: number;
    actor: Text;
    title: Text;
    rating: number | null;
    recommendation: Text;
    text: Text;
    at: Text;
  };
  const sql = `${PANEL_FEEDBACK} UNION ALL ${RECRUITER_FEEDBACK} ORDER BY at DESC, id DESC LIMIT ${FEEDBACK_SHOWN}`;
  return rowsOf<Row>(context, sql, candidateId, candidateId).map(({ origin, id, actor, title, text, at, rating, recommendation }) => ({
    key: `${origin}-${id}`,
    from: origin,
    by: actor,
    jobTitle: title ?? '',
    rating,
    recommendation,
    text: text === null || text.trim() === '' ? null : text,
    at: at ?? '',
  }));
}

/** Introduction, assessments, predictions, feedback and interactions of one person. */
export const answerCandidateEvidence = defineHandler(candidateEvidence, (context, { candidateId }) => {
  const newest = 'SELECT duration, createdAt FROM videoIntroductions WHERE candidateId = ? ORDER BY createdAt DESC, id DESC LIMIT 1';
  const video = rowOf<{ duration: number | null; createdAt: Text }>(context, newest, candidateId);
  const seen = `SELECT id, interactionType, metadata, createdAt FROM candidateInteractions WHERE candidateId = ? ORDER BY createdAt DESC, id DESC LIMIT ${INTERACTIONS_SHOWN}`;
  const interactions = rowsOf<{ id: number; interactionType: Text; metadata: Text; createdAt: Text }>(context, seen, candidateId);
  return {
    video: video === undefined ? null : { seconds: video.duration, uploadedAt: video.createdAt ?? '' },
    assessments: assessmentsOf(context, candidateId),
    predictions: predictionsOf(context, candidateId),
    feedback: feedbackOf(context, candidateId),
    interactions: interactions.map(({ id, interactionType, metadata, createdAt }) => ({
      id,
      type: readLogged(metadata)?.logged ?? interactionType ?? '',
      at: createdAt ?? '',
    })),
  };
});
