import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** Where a notification leads inside the app: `/pipeline/12?application=30`; null when nothing fits. */
export const appRoute = z.string().max(500);

/** The reader's notifications, newest first. */
export const listNotifications = defineQuery({
  name: 'notifications.list',
  params: z.object({ ...window }),
  answer: z.object({
    unread: z.int(),
    total: z.int(),
    notifications: z.array(
      z.object({
        id: z.int(),
        type: z.string(),
        title: z.string(),
        message: z.string(),
        isRead: z.boolean(),
        createdAt: utcSecond,
        route: appRoute.nullable(),
      }),
    ),
  }),
  reads: ['notifications', 'applications', 'interviews', 'emailCampaigns', 'jobs'],
});
