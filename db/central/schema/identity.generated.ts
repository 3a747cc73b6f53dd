/**
 * 1. Core Identity & Multi-tenancy.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, date, foreignKey, index, int, json, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';

/** Associate/contractor profiles (references: users, recruiters) */
export const associates = mysqlTable(
  'associates',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId').notNull(),
    employeeId: varchar('employeeId', { length: 100 }),
    jobTitle: varchar('jobTitle', { length: 255 }).notNull(),
    department: varchar('department', { length: 255 }),
    startDate: timestamp('startDate', { mode: 'string' }).notNull(),
    endDate: timestamp('endDate', { mode: 'string' }),
    status: mysqlEnum('status', ['active', 'onboarding', 'offboarding', 'terminated']).notNull().default('onboarding'),
    managerId: int('managerId'),
    onboardedBy: int('onboardedBy').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    userId: int('userId'),
    recruiterId: int('recruiterId'),
  },
  (table) => [
    index('ix_associates_candidateId').on(table.candidateId),
    index('ix_associates_status').on(table.status),
    index('ix_associates_managerId').on(table.managerId),
    index('ix_associates_onboardedBy').on(table.onboardedBy),
    index('ix_associates_createdAt').on(table.createdAt),
    index('ix_associates_userId').on(table.userId),
    index('ix_associates_recruiterId').on(table.recruiterId),
    foreignKey({ name: 'fk_associates_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_associates_managerId', columns: [table.managerId], foreignColumns: [recruiters.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_associates_onboardedBy', columns: [table.onboardedBy], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_associates_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_associates_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('set null'),
  ],
);

/** Candidate profiles (references: users, recruiters) */
export const candidates = mysqlTable(
  'candidates',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    addedBy: int('addedBy'),
    source: varchar('source', { length: 50 }),
    title: varchar('title', { length: 255 }),
    phoneNumber: varchar('phoneNumber', { length: 50 }).notNull(),
    location: varchar('location', { length: 255 }).notNull(),
    bio: text('bio'),
    skills: text('skills'),
    experience: text('experience'),
    education: text('education'),
    resumeUrl: varchar('resumeUrl', { length: 500 }),
    resumeFilename: varchar('resumeFilename', { length: 255 }),
    resumeUploadedAt: timestamp('resumeUploadedAt', { mode: 'string' }),
    parsedResumeData: text('parsedResumeData'),
    linkedinUrl: varchar('linkedinUrl', { length: 500 }),
    githubUrl: varchar('githubUrl', { length: 500 }),
    certifications: text('certifications'),
    languages: text('languages'),
    projects: text('projects'),
    totalExperienceYears: int('totalExperienceYears'),
    seniorityLevel: varchar('seniorityLevel', { length: 50 }),
    primaryDomain: varchar('primaryDomain', { length: 100 }),
    skillCategories: text('skillCategories'),
    availability: varchar('availability', { length: 50 }),
    visaStatus: varchar('visaStatus', { length: 100 }),
    expectedSalaryMin: int('expectedSalaryMin'),
    expectedSalaryMax: int('expectedSalaryMax'),
    noticePeriod: varchar('noticePeriod', { length: 50 }),
    willingToRelocate: boolean('willingToRelocate').default(false),
    workAuthorization: varchar('workAuthorization', { length: 100 }),
    workAuthorizationEndDate: date('workAuthorizationEndDate', { mode: 'string' }),
    w2EmployerName: varchar('w2EmployerName', { length: 255 }),
    nationality: varchar('nationality', { length: 100 }),
    gender: varchar('gender', { length: 50 }),
    dateOfBirth: date('dateOfBirth', { mode: 'string' }),
    highestEducation: varchar('highestEducation', { length: 255 }),
    specialization: varchar('specialization', { length: 255 }),
    highestDegreeStartDate: date('highestDegreeStartDate', { mode: 'string' }),
    highestDegreeEndDate: date('highestDegreeEndDate', { mode: 'string' }),
    employmentHistory: text('employmentHistory'),
    languagesRead: text('languagesRead'),
    languagesSpeak: text('languagesSpeak'),
    languagesWrite: text('languagesWrite'),
    currentResidenceZipCode: varchar('currentResidenceZipCode', { length: 20 }),
    passportNumber: varchar('passportNumber', { length: 100 }),
    sinLast4: varchar('sinLast4', { length: 4 }),
    linkedinId: varchar('linkedinId', { length: 255 }),
    passportCopyUrl: varchar('passportCopyUrl', { length: 500 }),
    dlCopyUrl: varchar('dlCopyUrl', { length: 500 }),
    currentSalary: int('currentSalary'),
    currentHourlyRate: int('currentHourlyRate'),
    expectedSalary: int('expectedSalary'),
    expectedHourlyRate: int('expectedHourlyRate'),
    salaryType: mysqlEnum('salaryType', ['salary', 'hourly']),
    profileCompleted: boolean('profileCompleted').notNull().default(false),
    profileCompletionStep: int('profileCompletionStep').notNull().default(0),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_candidates_userId').on(table.userId),
    index('ix_candidates_addedBy').on(table.addedBy),
    index('ix_candidates_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_candidates_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_candidates_addedBy', columns: [table.addedBy], foreignColumns: [recruiters.id] }).onDelete('set null'),
  ],
);

/** Root entity for multi-tenant architecture */
export const companies = mysqlTable(
  'companies',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    domain: varchar('domain', { length: 255 }).notNull().unique('uq_companies_domain'),
    settings: json('settings'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_companies_createdAt').on(table.createdAt),
  ],
);

/** Recruiter profiles (references: users) */
export const recruiters = mysqlTable(
  'recruiters',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    companyName: varchar('companyName', { length: 255 }),
    phoneNumber: varchar('phoneNumber', { length: 50 }),
    bio: text('bio'),
    profileCompleted: boolean('profileCompleted').notNull().default(false),
    profileCompletionStep: int('profileCompletionStep').notNull().default(0),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_recruiters_userId').on(table.userId),
    index('ix_recruiters_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_recruiters_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);

/** Authentication and authorization (references: companies) */
export const users = mysqlTable(
  'users',
  {
    id: int('id').autoincrement().primaryKey(),
    openId: varchar('openId', { length: 64 }).unique('uq_users_openId'),
    name: text('name'),
    email: varchar('email', { length: 320 }).unique('uq_users_email'),
    passwordHash: varchar('passwordHash', { length: 255 }),
    loginMethod: varchar('loginMethod', { length: 64 }),
    role: mysqlEnum('role', ['admin', 'company_admin', 'recruiter', 'candidate']).notNull().default('candidate'),
    companyId: int('companyId'),
    emailVerified: boolean('emailVerified').notNull().default(false),
    verificationToken: varchar('verificationToken', { length: 255 }),
    verificationTokenExpiry: timestamp('verificationTokenExpiry', { mode: 'string' }),
    passwordResetToken: varchar('passwordResetToken', { length: 255 }),
    passwordResetTokenExpiry: timestamp('passwordResetTokenExpiry', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    lastSignedIn: timestamp('lastSignedIn', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_users_companyId').on(table.companyId),
    index('ix_users_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_users_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('set null'),
  ],
);
