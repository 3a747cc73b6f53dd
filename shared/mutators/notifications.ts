import { z } from 'zod';
import { MAX_ROWS_PER_MUTATION } from './move-applications.ts';
import { COMPLETE, defineMutator } from './mutator.ts';

const ids = z.object({ notificationIds: z.array(z.int()).min(1).max(MAX_ROWS_PER_MUTATION) });

/** Marks one's own notifications as read. Read wins on both sides; a deleted one needs nothing. */
export const markNotificationsRead = defineMutator({
  name: 'notifications.markRead',
  argsVersion: 1,
  input: ids,
  args: ids,
  ids: [{ path: 'notificationIds.*', table: 'notifications' }],
  roles: ['recruiter', 'company_admin', 'admin', 'panelist'],
  prepare: (input) => input,
  label: (args) => (args.notificationIds.length === 1 ? 'Mark a notification read' : `Mark ${args.notificationIds.length} notifications read`),
  *run(tx, args, context) {
    for (const id of args.notificationIds) {
      const row = yield* tx.get('notifications', id);
      if (row !== undefined && row.userId === context.userId && row.isRead !== 1) yield* tx.update('notifications', id, { isRead: 1 });
    }
    return COMPLETE;
  },
  *inverse() {
    return null;
  },
});
