/**
 * 14. Gamification.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { users } from './identity.generated.ts';

/** Badge definitions */
export const profileBadges = mysqlTable(
  'profileBadges',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 100 }).notNull(),
    description: text('description').notNull(),
    icon: varchar('icon', { length: 100 }).notNull(),
    color: varchar('color', { length: 50 }).notNull(),
    milestone: int('milestone').notNull(),
    points: int('points').notNull().default(0),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_profileBadges_createdAt').on(table.createdAt),
  ],
);

/** Profile completion reminders */
export const profileReminders = mysqlTable(
  'profileReminders',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    reminderType: varchar('reminderType', { length: 50 }).notNull(),
    sentAt: timestamp('sentAt', { mode: 'string' }).notNull().defaultNow(),
    profilePercentage: int('profilePercentage').notNull(),
  },
  (table) => [
    index('ix_profileReminders_userId').on(table.userId),
    foreignKey({ name: 'fk_profileReminders_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);

/** Earned badges */
export const userBadges = mysqlTable(
  'userBadges',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    badgeId: int('badgeId').notNull(),
    earnedAt: timestamp('earnedAt', { mode: 'string' }).notNull().defaultNow(),
    viewed: boolean('viewed').notNull().default(false),
  },
  (table) => [
    index('ix_userBadges_userId').on(table.userId),
    index('ix_userBadges_badgeId').on(table.badgeId),
    foreignKey({ name: 'fk_userBadges_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_userBadges_badgeId', columns: [table.badgeId], foreignColumns: [profileBadges.id] }).onDelete('cascade'),
  ],
);

/** Point tracking */
export const userPoints = mysqlTable(
  'userPoints',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull().unique('uq_userPoints_userId'),
    totalPoints: int('totalPoints').notNull().default(0),
    level: int('level').notNull().default(1),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_userPoints_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_userPoints_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);
