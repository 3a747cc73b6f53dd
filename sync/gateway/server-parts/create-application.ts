import type { RowDataPacket } from 'mysql2/promise';
import { notify } from './effects.ts';
import type { AppliedMutation } from './server-part.ts';

interface ConcernedRow extends RowDataPacket {
  applicationId: number;
  candidateUserId: number;
  postedBy: number;
  title: string;
}

/** Tells the candidate that somebody put them forward, and who posted the job that there is an application. */
export async function createApplicationOnServer(mutation: AppliedMutation): Promise<void> {
  for (const { id } of mutation.inserted) {
    const [rows] = await mutation.connection.execute<ConcernedRow[]>(
      `SELECT a.id AS applicationId, c.userId AS candidateUserId, j.postedBy, j.title
       FROM applications a JOIN candidates c ON c.id = a.candidateId JOIN jobs j ON j.id = a.jobId WHERE a.id = ?`,
      [id],
    );
    const notices = rows.flatMap(({ applicationId, candidateUserId, postedBy, title }) => {
      const about = { type: 'application', relatedEntityType: 'application', relatedEntityId: applicationId };
      return [
        { ...about, userId: candidateUserId, title: 'New application', message: `You were put forward for ${title}.`, actionUrl: '/my-applications' },
        { ...about, userId: postedBy, title: 'New application', message: `A candidate was added to ${title}.`, actionUrl: '/recruiter/applications' },
      ];
    });
    await notify(mutation, notices);
  }
}
