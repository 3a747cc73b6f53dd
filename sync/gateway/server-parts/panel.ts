import type { RowDataPacket } from 'mysql2/promise';
import { addEffects, cancelWaiting, notify } from './effects.ts';
import type { AppliedMutation } from './server-part.ts';

const keyOf = (panelistId: number): string => `panel-invitation:${panelistId}`;

/**
 * The invitation. Its links are minted when it is sent (`panel-tokens.ts`), so
 * that no token lies anywhere in clear while the invitation waits.
 */
export async function invitePanelistOnServer(mutation: AppliedMutation): Promise<void> {
  const effects = mutation.inserted.map(({ id, values }) => {
    return { kind: 'panel_invitation', key: keyOf(id), payload: { panelistId: id, interviewId: values['interviewId'] } };
  });
  await addEffects(mutation, effects);
}

/** An invitation that was not sent yet is not sent; links that were go with the panelist's row. */
export async function removePanelistOnServer({ connection, deleted }: AppliedMutation): Promise<void> {
  for (const { id } of deleted) {
    await cancelWaiting(connection, keyOf(id));
    await connection.execute('DELETE FROM panel_action_tokens WHERE panelistId = ?', [id]);
  }
}

interface RecruiterRow extends RowDataPacket {
  interviewId: number;
  userId: number;
  panelist: string;
}

/** The recruiter of the interview learns that there is feedback; what it says is read in its place. */
export async function submitPanelFeedbackOnServer(mutation: AppliedMutation): Promise<void> {
  for (const { values } of mutation.inserted) {
    const [rows] = await mutation.connection.execute<RecruiterRow[]>(
      `SELECT i.id AS interviewId, r.userId, COALESCE(p.name, p.email) AS panelist
       FROM interview_panelists p JOIN interviews i ON i.id = p.interviewId JOIN recruiters r ON r.id = i.recruiterId WHERE p.id = ?`,
      [Number(values['panelistId'])],
    );
    const notices = rows.map(({ interviewId, userId, panelist }) => ({
      userId,
      type: 'panelist_feedback',
      title: 'Interview feedback',
      message: `${panelist} submitted feedback.`,
      relatedEntityType: 'interview',
      relatedEntityId: interviewId,
      actionUrl: '/recruiter/interviews',
    }));
    await notify(mutation, notices);
  }
}
