import { z } from 'zod';
import { tagChip, utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** How a note or move has travelled: see `receipt` in `sync.ts`. */
const delivered = z.boolean();

/** Everything the panel shows of one person, with one application in focus where given. */
export const profile = defineQuery({
  name: 'candidates.profile',
  params: z.object({ candidateId: z.int(), applicationId: z.int().nullable() }),
  answer: z.object({
    candidate: z
      .object({
        id: z.int(),
        name: z.string(),
        email: z.string().nullable(),
        /** The address was made up by an upload and must never be written to. */
        emailIsPlaceholder: z.boolean(),
        phone: z.string().nullable(),
        location: z.string().nullable(),
        title: z.string().nullable(),
        bio: z.string().nullable(),
        skills: z.array(z.string()),
        experienceYears: z.int().nullable(),
        seniority: z.string().nullable(),
        availability: z.string().nullable(),
        visaStatus: z.string().nullable(),
        noticePeriod: z.string().nullable(),
        salaryMin: z.int().nullable(),
        salaryMax: z.int().nullable(),
        willingToRelocate: z.boolean(),
        linkedinUrl: z.string().nullable(),
        githubUrl: z.string().nullable(),
        source: z.string().nullable(),
        createdAt: utcSecond,
      })
      .nullable(),
    tags: z.array(tagChip),
    resumes: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        filename: z.string(),
        isDefault: z.boolean(),
        /** The platform holds a file; a résumé added as text has none. */
        hasFile: z.boolean(),
        uploadedAt: utcSecond,
        text: z.string().nullable(),
        /** The platform's figures of 0 to 100, as of the upload; null while it has none. */
        scores: z.object({ overall: z.int(), domain: z.int(), skill: z.int(), experience: z.int() }).nullable(),
      }),
    ),
    applications: z.array(
      z.object({
        id: z.int(),
        jobId: z.int(),
        jobTitle: z.string(),
        companyName: z.string(),
        status: z.string(),
        submittedAt: utcSecond,
        score: z.int().nullable(),
      }),
    ),
    interviews: z.array(
      z.object({ id: z.int(), scheduledAt: utcSecond, durationMinutes: z.int(), type: z.string(), status: z.string(), jobTitle: z.string() }),
    ),
  }),
  reads: ['candidates', 'users', 'candidateTags', 'candidateTagAssignments', 'resumeProfiles', 'applications', 'jobs', 'interviews'],
});

/** One fact of an application's story, newest first. */
export const timelineEntry = z.object({
  key: z.string(),
  kind: z.enum(['applied', 'moved', 'note', 'rating', 'interview', 'interaction']),
  at: utcSecond,
  actor: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  text: z.string().nullable(),
  rating: z.int().nullable(),
  emailSent: z.boolean().nullable(),
  /** The note's row when it is the reader's own and may be removed. */
  removableNoteId: z.int().nullable(),
  /** What an interaction was: logged by hand (`call`, `meeting`, …), or the platform's own word for it. */
  interaction: z.string().nullable(),
  /** The interaction's row when the reader logged it and may remove it. */
  removableInteractionId: z.int().nullable(),
  delivered,
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** The story of one application. */
export const timeline = defineQuery({
  name: 'applications.timeline',
  params: z.object({ applicationId: z.int(), ...window }),
  answer: z.object({ total: z.int(), entries: z.array(timelineEntry) }),
  reads: ['applications', 'applicationHistory', 'applicationFeedback', 'interviews', 'candidateInteractions', 'users', 'recruiters', 'queue'],
});

/** What happened with a person outside any application: the interactions alone. */
export const candidateStory = defineQuery({
  name: 'candidates.story',
  params: z.object({ candidateId: z.int(), ...window }),
  answer: z.object({ total: z.int(), entries: z.array(timelineEntry) }),
  reads: ['candidateInteractions', 'users', 'queue'],
});

/** The reader's own tags, with how many candidates carry each. */
export const myTags = defineQuery({
  name: 'tags.mine',
  params: z.object({}),
  answer: z.object({ tags: z.array(tagChip.extend({ candidates: z.int() })) }),
  reads: ['candidateTags', 'candidateTagAssignments'],
});
