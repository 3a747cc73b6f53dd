/**
 * 3. Customer/Client Management.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { users } from './identity.generated.ts';

/** Contact persons at client companies */
export const customerContacts = mysqlTable(
  'customerContacts',
  {
    id: int('id').autoincrement().primaryKey(),
    customerId: int('customerId').notNull(),
    name: varchar('name', { length: 255 }).notNull(),
    title: varchar('title', { length: 255 }),
    email: varchar('email', { length: 320 }),
    phone: varchar('phone', { length: 50 }),
    isPrimary: boolean('isPrimary').default(false),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_customerContacts_customerId').on(table.customerId),
    index('ix_customerContacts_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_customerContacts_customerId', columns: [table.customerId], foreignColumns: [customers.id] }).onDelete('cascade'),
  ],
);

/** Client companies */
export const customers = mysqlTable(
  'customers',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    industry: varchar('industry', { length: 255 }),
    website: varchar('website', { length: 500 }),
    description: text('description'),
    contactEmail: varchar('contactEmail', { length: 320 }),
    contactPhone: varchar('contactPhone', { length: 50 }),
    address: text('address'),
    createdBy: int('createdBy').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_customers_createdBy').on(table.createdBy),
    index('ix_customers_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_customers_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);
