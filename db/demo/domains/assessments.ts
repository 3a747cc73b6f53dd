/** Domain 6: assessments, coding challenges, skill ratings, job views. */
import type { Job } from '../agencies.ts';
import { careerOf } from '../careers.ts';
import { DAY, HOUR, MINUTE, timestamp } from '../clock.ts';
import { Random } from '../random.ts';
import { applicationAt, userIdOf, type ApplicationFacts, type Output, type World } from '../world.ts';
import type { Row } from '../writer.ts';
import type { Interview } from './interviews.ts';

interface Assessment {
  readonly id: number;
  readonly firstQuestionId: number;
  readonly passingScore: number;
}

interface Question {
  readonly text: string;
  readonly kind: 'multiple_choice' | 'true_false' | 'short_answer';
  readonly options: readonly string[] | null;
  readonly answer: string;
  readonly points: number;
}

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const STARTER = 'def slots(events, length):\n    """Return the free slots of at least `length` minutes."""\n';
const SOLUTION = `${STARTER}    free, last = [], 0\n    for start, end in sorted(events):\n        if start - last >= length:\n            free.append((last, start))\n        last = max(last, end)\n    return free\n`;

/** Everything measured about candidates, and who looked at which job. */
export async function generateAssessments(world: World, output: Output, interviews: readonly Interview[]): Promise<void> {
  const assessments = await generateDefinitions(world, output);
  await generateAttempts(world, output, assessments);
  await generateChallenges(world, output, interviews);
  await generateSkillRatings(world, output);
  await generateJobViews(world, output);
}

function questionsFor(job: Job): readonly Question[] {
  const [first = '', second = '', third = ''] = job.skills;
  return [
    {
      text: `Which of these would you look at first when something built with ${first} is slow?`,
      kind: 'multiple_choice',
      options: ['A measurement', 'The newest code', 'The documentation', 'A larger machine'],
      answer: 'A measurement',
      points: 2,
    },
    {
      text: `${second} removes the need for a review by a second person.`,
      kind: 'true_false',
      options: ['true', 'false'],
      answer: 'false',
      points: 1,
    },
    {
      text: `Describe in two sentences a decision about ${third} that you would take differently today.`,
      kind: 'short_answer',
      options: null,
      answer: 'A decision, its reason then, and what is known now.',
      points: 3,
    },
    {
      text: 'A colleague’s figures do not match yours. What is your first step?',
      kind: 'multiple_choice',
      options: ['Compare the inputs', 'Escalate', 'Use the average', 'Wait'],
      answer: 'Compare the inputs',
      points: 2,
    },
  ];
}

async function generateDefinitions(world: World, output: Output): Promise<ReadonlyMap<number, Assessment>> {
  const assessments = new Map<number, Assessment>();
  for (const job of world.jobs) {
    if (job.status === 'draft' || (job.id - 1) % 4 !== 0) continue;
    const id = world.ids.next('skillAssessments');
    const createdAt = timestamp(job.createdAt + HOUR);
    const questions = questionsFor(job);
    const questionIds = questions.map(() => world.ids.next('assessmentQuestions'));
    assessments.set(job.id, { id, firstQuestionId: questionIds[0] ?? 0, passingScore: 70 });
    await output.writer.insertRows('skillAssessments', [
      {
        id,
        jobId: job.id,
        title: `${job.title}: first assessment`,
        description: 'Four questions, about a quarter of an hour.',
        duration: 20,
        passingScore: 70,
        createdBy: job.postedBy.userId,
        createdAt,
        updatedAt: createdAt,
      },
    ]);
    await output.writer.insertRows(
      'assessmentQuestions',
      questions.map((question, orderIndex) => questionRow(question, questionIds[orderIndex] ?? 0, id, orderIndex)),
    );
  }
  return assessments;
}

function questionRow(question: Question, id: number, assessmentId: number, orderIndex: number): Row {
  const options = question.options === null ? null : JSON.stringify(question.options);
  return {
    id,
    assessmentId,
    questionText: question.text,
    questionType: question.kind,
    options,
    correctAnswer: question.answer,
    points: question.points,
    orderIndex,
  };
}

/** One in three of those who came past the first look takes the assessment of the job. */
async function generateAttempts(world: World, output: Output, assessments: ReadonlyMap<number, Assessment>): Promise<void> {
  const step = world.size === 'large' ? 12 : 3;
  for (let index = 0; index < world.applications.count; index += step) {
    const application = applicationAt(world, index);
    const assessment = assessments.get(application.job.id);
    if (assessment !== undefined && application.status !== 'submitted') await writeAttempt(world, output, application, assessment);
  }
  output.progress('assessmentAttempts', 1, 1);
}

async function writeAttempt(world: World, output: Output, application: ApplicationFacts, assessment: Assessment): Promise<void> {
  const id = world.ids.next('assessmentAttempts');
  const random = Random.of(world.seed, 'attempt', id);
  const questions = questionsFor(application.job);
  const startedAt = Math.min(world.now - HOUR, application.submittedAt + random.integer(2, 60) * HOUR);
  const finished = random.chance(0.92);
  const answered = questions.map((question) => ({ question, correct: random.chance(0.75) }));
  const totalPoints = questions.reduce((sum, question) => sum + question.points, 0);
  const earnedPoints = answered.reduce((sum, { question, correct }) => sum + (correct ? question.points : 0), 0);
  const score = Math.round((100 * earnedPoints) / totalPoints);
  const timeSpent = random.integer(300, 1_150);
  await output.writer.insertRows('assessmentAttempts', [
    {
      id,
      assessmentId: assessment.id,
      candidateId: application.candidate + 1,
      applicationId: application.id,
      score: finished ? score : null,
      totalPoints,
      earnedPoints: finished ? earnedPoints : null,
      passed: finished ? score >= assessment.passingScore : null,
      startedAt: timestamp(startedAt),
      completedAt: finished ? timestamp(startedAt + timeSpent) : null,
      timeSpent: finished ? timeSpent : null,
    },
  ]);
  if (!finished) return;
  const answers = answered.map(({ question, correct }, place) => ({
    id: world.ids.next('assessmentAnswers'),
    attemptId: id,
    questionId: assessment.firstQuestionId + place,
    answer: correct ? question.answer : (question.options?.at(-1) ?? 'I have not met that yet.'),
    isCorrect: correct,
    pointsEarned: correct ? question.points : 0,
  }));
  await output.writer.insertRows('assessmentAnswers', answers);
}

/** Live coding in technical interviews. */
async function generateChallenges(world: World, output: Output, interviews: readonly Interview[]): Promise<void> {
  const technical = interviews.filter(
    (interview) =>
      ['backend', 'frontend', 'devops', 'data'].includes(interview.application.job.discipline.key) &&
      interview.status === 'completed' &&
      interview.id % 5 === 0,
  );
  for (const interview of technical.slice(0, world.size === 'large' ? 2_000 : 60)) {
    const id = world.ids.next('codingChallenges');
    const random = Random.of(world.seed, 'challenge', id);
    await output.writer.insertRows('codingChallenges', [
      {
        id,
        interviewId: interview.id,
        title: 'Free slots in a calendar',
        description: 'Given a list of events (start and end in minutes of the day), return the free slots of at least the given length.',
        language: 'python',
        starterCode: STARTER,
        testCases: JSON.stringify([{ input: [[[60, 90]], 30], expected: [[0, 60]] }]),
        difficulty: random.weighted({ easy: 4, medium: 5, hard: 1 }),
        timeLimit: 45,
        createdBy: interview.recruiter.userId,
        createdAt: timestamp(interview.createdAt),
      },
    ]);
    const passed = random.chance(0.7);
    await output.writer.insertRows('codingSubmissions', [
      {
        id: world.ids.next('codingSubmissions'),
        challengeId: id,
        candidateId: interview.application.candidate + 1,
        code: passed ? SOLUTION : `${STARTER}    return []\n`,
        language: 'python',
        status: passed ? 'passed' : 'failed',
        testResults: JSON.stringify([{ name: 'one event', passed }]),
        executionTime: random.integer(8, 60),
        score: passed ? random.integer(75, 100) : random.integer(0, 40),
        submittedAt: timestamp(Math.min(world.now, interview.scheduledAt + 35 * MINUTE)),
      },
    ]);
  }
  output.progress('codingChallenges', 1, 1);
}

/** Applicants rate themselves on the job's required skills. */
async function generateSkillRatings(world: World, output: Output): Promise<void> {
  const step = world.size === 'large' ? 20 : 4;
  const thisYear = new Date(world.now * 1000).getUTCFullYear();
  for (let index = 0; index < world.applications.count; index += step) {
    const application = applicationAt(world, index);
    const career = careerOf(world, application.candidate);
    const random = Random.of(world.seed, 'ratings', application.id);
    const rows = application.job.skills.map((skillName, place) => {
      const known = career.skills.includes(skillName);
      return {
        id: world.ids.next('candidateSkillRatings'),
        applicationId: application.id,
        skillRequirementId: application.job.firstRequirementId + place,
        skillName,
        rating: known ? random.integer(3, 5) : random.integer(1, 3),
        yearsExperience: known ? Math.max(1, Math.min(career.years, random.integer(1, 10))) : random.integer(0, 1),
        lastUsedYear: thisYear - (known ? random.integer(0, 1) : random.integer(2, 6)),
        createdAt: timestamp(application.submittedAt),
        candidateId: application.candidate + 1,
        ratedBy: userIdOf(world, application.candidate),
      };
    });
    await output.writer.insertRows('candidateSkillRatings', rows);
  }
  output.progress('candidateSkillRatings', 1, 1);
}

async function generateJobViews(world: World, output: Output): Promise<void> {
  for (const agency of world.agencies) {
    const random = Random.of(world.seed, 'job-views', agency.index);
    const viewed = agency.jobs.filter((job) => job.status !== 'draft');
    for (let row = 0; row < agency.size.logRows; row += 1) {
      const job = random.pick(viewed);
      const candidate = random.chance(0.6) ? random.integer(0, world.candidates.count - 1) : null;
      const end = job.closedAt ?? world.now;
      await output.writer.insertRows('jobViews', [
        {
          id: world.ids.next('jobViews'),
          jobId: job.id,
          userId: candidate === null ? null : userIdOf(world, candidate),
          viewedAt: timestamp(Math.floor(end - Math.min(end - job.createdAt, 90 * DAY) * random.fraction() ** 2)),
          source: random.pick(['search', 'direct', 'newsletter', 'linkedin']),
          ipAddress: `203.0.113.${random.integer(1, 254)}`,
          userAgent: USER_AGENT,
          candidateId: candidate === null ? null : candidate + 1,
        },
      ]);
    }
  }
  output.progress('jobViews', 1, 1);
}
