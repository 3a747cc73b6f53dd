/** The order in which the demo is written. */
import { generateAiInterviews } from './domains/ai-interviews.ts';
import { generateAnalytics } from './domains/analytics.ts';
import { generateApplications } from './domains/applications.ts';
import { generateAssessments } from './domains/assessments.ts';
import { generateCalendars } from './domains/calendar.ts';
import { generateCustomers } from './domains/customers.ts';
import { generateEmail } from './domains/email.ts';
import { generateGamification } from './domains/gamification.ts';
import { generateAssociates, generateIdentity } from './domains/identity.ts';
import { generateInterviews } from './domains/interviews.ts';
import { generateJobs } from './domains/jobs.ts';
import { generateLinkedin } from './domains/linkedin.ts';
import { generateNotifications } from './domains/notifications.ts';
import { generateOnboarding } from './domains/onboarding.ts';
import { generateOrganization } from './domains/organization.ts';
import { generateProfiles } from './domains/profiles.ts';
import { generateReporting } from './domains/reporting.ts';
import { generateSecurity } from './domains/security.ts';
import type { Output, World } from './world.ts';

/** Writes every table once, in the order the documentation lists the domains; only reporting goes before notifications, which name its channels. */
export async function generateAll(world: World, output: Output): Promise<void> {
  await generateIdentity(world, output);
  await generateProfiles(world, output);
  await generateCustomers(world, output);
  await generateJobs(world, output);
  await generateApplications(world, output);
  const interviews = await generateInterviews(world, output);
  const firstQuestions = await generateAiInterviews(world, output, interviews);
  await generateAssessments(world, output, interviews);
  await generateOrganization(world, output);
  await generateEmail(world, output);
  const channels = await generateReporting(world, output);
  await generateNotifications(world, output, interviews, channels);
  await generateLinkedin(world, output);
  await generateCalendars(world, output, interviews);
  await generateOnboarding(world, output, await generateAssociates(world, output));
  await generateAnalytics(world, output);
  await generateGamification(world, output);
  await generateSecurity(world, output, interviews, firstQuestions);
}
