/** Domain 16: what the proctor of an interview held by the platform noticed. */
import { MINUTE, timestamp } from '../clock.ts';
import { Random } from '../random.ts';
import { userIdOf, type Output, type World } from '../world.ts';
import type { Interview } from './interviews.ts';

const EVENTS = {
  no_face_detected: 'No face was in the picture for eight seconds.',
  multiple_faces_detected: 'A second face appeared in the picture.',
  tab_switch: 'Another tab was opened.',
  window_blur: 'The window lost the focus.',
  audio_anomaly: 'A second voice was heard.',
  suspicious_behavior: 'The eyes followed a text beside the screen.',
} as const;

/** `firstQuestions` gives the first question's id of each interview. */
export async function generateSecurity(
  world: World,
  output: Output,
  interviews: readonly Interview[],
  firstQuestions: ReadonlyMap<number, number>,
): Promise<void> {
  for (const interview of interviews) {
    if (interview.type !== 'ai-interview' || interview.status !== 'completed') continue;
    const random = Random.of(world.seed, 'fraud', interview.id);
    const count = random.integer(0, 3);
    for (let event = 0; event < count; event += 1) {
      const eventType = random.weighted({
        no_face_detected: 3,
        multiple_faces_detected: 1,
        tab_switch: 4,
        window_blur: 5,
        audio_anomaly: 2,
        suspicious_behavior: 1,
      });
      await output.writer.insertRows('fraudDetectionEvents', [
        {
          id: world.ids.next('fraudDetectionEvents'),
          interviewId: interview.id,
          candidateId: interview.application.candidate + 1,
          eventType,
          severity: eventType === 'window_blur' ? 'low' : random.pick(['low', 'medium', 'high']),
          description: EVENTS[eventType],
          metadata: JSON.stringify({ confidence: random.integer(60, 98) }),
          timestamp: timestamp(Math.min(world.now, interview.scheduledAt + (event + 1) * 4 * MINUTE)),
          questionId: firstQuestions.get(interview.id) ?? null,
          userId: userIdOf(world, interview.application.candidate),
        },
      ]);
    }
  }
  output.progress('fraudDetectionEvents', 1, 1);
}
