import type { MirrorDatabase } from '../../db/mirror/database.ts';

const JOBS = 500;
/** Of each kind, rows a person. */
const APPLICATIONS = 2;
const INTERACTIONS = 3;

type Put = (...values: (string | number | null)[]) => unknown;

/** Gives every person applications with moves, verdicts, interviews, predictions, assessments, interactions and a video: what a profile shows. */
export function addCandidateHistory(database: MirrorDatabase, people: number): void {
  const into = (table: string, ...columns: string[]): Put => {
    const statement = database.prepare(`INSERT INTO "${table}" (id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`);
    return (...values) => statement.run(...values);
  };
  const day = (id: number): string => `2026-0${1 + (id % 3)}-${String(1 + (id % 28)).padStart(2, '0')} 09:00:00`;
  const factors = JSON.stringify(['Ten years of it', 'Speaks the language', 'Lives nearby']);
  database.transaction(() => {
    const job = into('jobs', 'title', 'companyName', 'status', 'postedBy');
    for (let id = 1; id <= JOBS; id += 1) job(id, `Job ${id}`, 'Bench', 'active', 1);
    into('recruiters', 'userId')(1, 1);
    const application = into('applications', 'jobId', 'candidateId', 'status', 'submittedAt', 'aiScore');
    const feedback = into('applicationFeedback', 'applicationId', 'recruiterId', 'rating', 'notes', 'createdAt');
    const interview = into('interviews', 'applicationId', 'candidateId', 'jobId', 'scheduledAt', 'duration', 'type', 'status');
    const panelist = into('interviewPanelists', 'interviewId', 'name', 'email');
    const verdict = into('panelistFeedback', 'interviewId', 'panelistId', 'overallRating', 'strengths', 'createdAt');
    const prediction = into(
      'candidateSuccessPredictions',
      'applicationId',
      'candidateId',
      'jobId',
      'overallSuccessScore',
      'topPositiveFactors',
      'createdAt',
    );
    const attempt = into('assessmentAttempts', 'candidateId', 'assessmentId', 'score', 'passed', 'completedAt');
    const interaction = into('candidateInteractions', 'candidateId', 'interactionType', 'createdAt');
    const video = into('videoIntroductions', 'candidateId', 'duration', 'createdAt');
    for (let person = 1; person <= people; person += 1) {
      for (let at = 0; at < APPLICATIONS; at += 1) {
        const id = person * APPLICATIONS + at;
        const jobId = 1 + (id % JOBS);
        application(id, jobId, person, 'reviewing', day(id), id % 100);
        feedback(id, id, 1, at === 0 ? 4 : null, 'Explains trade-offs clearly and asks good questions.', day(id));
        prediction(id, id, person, jobId, id % 100, factors, day(id));
        if (at > 0) continue;
        interview(id, id, person, jobId, day(id), 60, 'video', 'completed');
        panelist(id, id, 'Ines', 'ines@bench.example');
        verdict(id, id, id, 5, 'Calm under pressure', day(id));
      }
      for (let at = 0; at < INTERACTIONS; at += 1) interaction(person * INTERACTIONS + at, person, 'email_opened', day(person + at));
      attempt(person, person, 1, 80, 1, day(person));
      video(person, person, 300, day(person));
    }
  });
}
