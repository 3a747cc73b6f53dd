/** Domain 5: questions and answers of interviews held by the platform's interviewer. */
import { careerOf } from '../careers.ts';
import { MINUTE, timestamp } from '../clock.ts';
import { Random } from '../random.ts';
import type { Output, World } from '../world.ts';
import type { Interview } from './interviews.ts';

const KINDS = ['technical', 'behavioral', 'situational', 'experience'] as const;

/** Questions for every such interview; answers once it is completed. Returns the first question's id by interview. */
export async function generateAiInterviews(world: World, output: Output, interviews: readonly Interview[]): Promise<ReadonlyMap<number, number>> {
  const firstQuestion = new Map<number, number>();
  const chosen = interviews.filter((interview) => interview.type === 'ai-interview');
  for (const interview of chosen) {
    const random = Random.of(world.seed, 'questions', interview.id);
    const career = careerOf(world, interview.application.candidate);
    for (const [orderIndex, questionText] of interview.application.job.discipline.questions.entries()) {
      const id = world.ids.next('interviewQuestions');
      if (orderIndex === 0) firstQuestion.set(interview.id, id);
      await output.writer.insertRows('interviewQuestions', [
        {
          id,
          interviewId: interview.id,
          questionText,
          questionType: KINDS[orderIndex % KINDS.length] ?? 'technical',
          orderIndex,
          expectedDuration: 120,
          createdAt: timestamp(interview.createdAt),
        },
      ]);
      if (interview.status !== 'completed') continue;
      const answeredAt = timestamp(Math.min(world.now, interview.scheduledAt + (orderIndex + 1) * 3 * MINUTE));
      await output.writer.insertRows('interviewResponses', [
        {
          id: world.ids.next('interviewResponses'),
          interviewId: interview.id,
          questionId: id,
          candidateId: interview.application.candidate + 1,
          audioUrl: `https://files.hotgigs.example/answers/${id}.mp3`,
          videoUrl: null,
          transcription: `In my time at ${career.positions[0]?.employer ?? 'my last employer'} I met just that. ${career.positions[0]?.achievements[0] ?? career.summary}.`,
          duration: random.integer(50, 170),
          aiScore: random.integer(45, 96),
          aiEvaluation: 'A concrete example with a result; the alternatives considered stayed open.',
          strengths: 'Concrete, well ordered',
          weaknesses: 'Few alternatives mentioned',
          recommendations: 'Ask about alternatives in the next round',
          createdAt: answeredAt,
          updatedAt: answeredAt,
        },
      ]);
    }
  }
  output.progress('interviewQuestions', chosen.length, chosen.length);
  return firstQuestion;
}
