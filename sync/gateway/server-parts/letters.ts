import type { ResultSetHeader } from 'mysql2/promise';
import { cancelLetter } from '../../../shared/mutators/letters.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import type { AppliedMutation } from './server-part.ts';

/** Takes back the e-mail of one move, if it still waits. @throws MutationRejection when it does not */
export async function cancelLetterOnServer({ connection, args }: AppliedMutation): Promise<void> {
  const { applicationId, historyId } = cancelLetter.args.parse(args);
  const [{ affectedRows }] = await connection.execute<ResultSetHeader>(
    `UPDATE sync_effect SET status = 'cancelled', done_at = UTC_TIMESTAMP(3) WHERE dedupe_key = ? AND status = 'waiting'`,
    [`stage-mail:${applicationId}:${historyId}`],
  );
  if (affectedRows > 0) return;
  throw new MutationRejection('letter.left', 'This e-mail has left already, or was taken back before, so there is nothing to cancel any more.');
}
