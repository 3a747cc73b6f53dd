import { listNotifications } from '../../../shared/queries/notifications.ts';
import { notificationRoute, type NotificationTarget, type RouteLookup } from '../domain/routes.ts';
import { defineHandler, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';

/** Finds the rows a notification's route needs in the mirror. */
export function routeLookup(context: Pick<QueryContext, 'mirror'>): RouteLookup {
  return {
    application: (id) => rowOf(context, 'SELECT jobId, candidateId FROM applications WHERE id = ?', id),
    interview: (id) => rowOf(context, 'SELECT applicationId, candidateId FROM interviews WHERE id = ?', id),
    hasCampaign: (id) => rowOf(context, 'SELECT 1 FROM emailCampaigns WHERE id = ?', id) !== undefined,
    hasJob: (id) => rowOf(context, 'SELECT 1 FROM jobs WHERE id = ?', id) !== undefined,
  };
}

type NotificationRow = NotificationTarget & {
  id: number;
  title: string | null;
  message: string | null;
  isRead: number | null;
  createdAt: string | null;
};

/** The reader's notifications, newest first. */
export const answerListNotifications = defineHandler(listNotifications, (context, params) => {
  const me = context.reader.userId;
  const counts = rowOf<{ total: number; unread: number | null }>(
    context,
    'SELECT count(*) AS total, sum(isRead IS NOT 1) AS unread FROM notifications WHERE userId = ?',
    me,
  );
  const sql = `SELECT id, type, title, message, isRead, createdAt, actionUrl, relatedEntityType, relatedEntityId FROM notifications
    WHERE userId = ? ORDER BY createdAt DESC, id DESC LIMIT ? OFFSET ?`;
  const lookup = routeLookup(context);
  return {
    unread: counts?.unread ?? 0,
    total: counts?.total ?? 0,
    notifications: rowsOf<NotificationRow>(context, sql, me, params.limit, params.offset).map((row) => ({
      id: row.id,
      type: row.type ?? '',
      title: row.title ?? '',
      message: row.message ?? '',
      isRead: row.isRead === 1,
      createdAt: row.createdAt ?? '',
      route: notificationRoute(row, lookup),
    })),
  };
});
