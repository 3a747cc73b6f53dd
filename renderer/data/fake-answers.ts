import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { vaultState } from '../../shared/queries/vault.ts';
import type { Card } from '../../shared/queries/pipeline.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { columnOf, compareCards, type CardSort } from '../pipeline/overlay.ts';
import type { FakeWorld } from './fake-port.ts';
import { homeOf } from './fake-home.ts';
import { FAKE_SEARCHES } from './fake-search.ts';
import { TAGS } from './fake-people.ts';

type Answer = (world: FakeWorld, params: unknown) => unknown;

const HOUR = 3_600_000;

/** Sorted columns until something changes, as the real data process keeps them: else the page would measure the stand-in. */
const sorted = new Map<string, Card[]>();

export function forgetColumns(): void {
  sorted.clear();
}

function inColumn(world: FakeWorld, jobId: number, status: string, search: string, sort: CardSort): Card[] {
  const key = `${jobId} ${status} ${search} ${sort}`;
  const known = sorted.get(key);
  if (known !== undefined) return known;
  const cards = sortColumn(world, jobId, status, search, sort);
  sorted.set(key, cards);
  return cards;
}

function sortColumn(world: FakeWorld, jobId: number, status: string, search: string, sort: CardSort): Card[] {
  const words = search.toLowerCase();
  return (world.cards.get(jobId) ?? [])
    .filter((card) => columnOf(card.status) === status && `${card.name} ${card.title} ${card.location}`.toLowerCase().includes(words))
    .sort((a, b) => compareCards(a, b, sort));
}

function everyone(world: FakeWorld): readonly Card[] {
  return [...world.cards.values()].flat();
}

const RESUME = `EXPERIENCE

Senior Backend Engineer, Fjordbank (2021 – today)
Own the ledger service: 40,000 postings a second, exactly once. Moved it from a monolith to four Go services without a night of downtime.

Backend Engineer, Parcelwise (2017 – 2021)
Built route planning for 900 vans. Cut planning time from 50 minutes to 90 seconds.

EDUCATION
M.Sc. Computer Science, Universidade de Lisboa

LANGUAGES
English (fluent), Portuguese (native), German (B2)`;

function profileOf(world: FakeWorld, candidateId: number): unknown {
  const card = everyone(world).find((one) => one.candidateId === candidateId);
  if (card === undefined) return { candidate: null, tags: [], resumes: [], applications: [], interviews: [] };
  const placeholder = candidateId % 7 === 0;
  return {
    candidate: {
      id: candidateId,
      name: card.name,
      email: placeholder ? `candidate-${candidateId}@placeholder.invalid` : `${card.name.split(' ')[0]?.toLowerCase() ?? 'someone'}@example.org`,
      emailIsPlaceholder: placeholder,
      phone: '+351 912 555 014',
      location: card.location,
      title: card.title,
      bio: 'Backend engineer who likes boring, dependable systems. Eight years in payments and logistics; led a team of five through a move to event-driven services.',
      skills: [...card.skills.map((skill) => skill.name), 'System design', 'Mentoring'],
      experienceYears: 8,
      seniority: 'senior',
      availability: '1-month',
      visaStatus: 'citizen',
      noticePeriod: '1-month',
      salaryMin: 78_000,
      salaryMax: 92_000,
      willingToRelocate: true,
      linkedinUrl: 'https://www.linkedin.com/in/example',
      githubUrl: 'https://github.com/example',
      source: 'recruiter-resume',
      createdAt: card.submittedAt,
    },
    tags: card.tags,
    resumes: [
      {
        id: 1,
        name: 'Résumé 2026',
        filename: 'resume-2026.pdf',
        isDefault: true,
        uploadedAt: card.submittedAt,
        text: RESUME,
        hasFile: true,
        scores: null,
      },
    ],
    applications: [
      {
        id: card.applicationId,
        jobId: 1,
        jobTitle: 'Senior Backend Engineer',
        companyName: 'Northwind Energy',
        status: card.status,
        submittedAt: card.submittedAt,
        score: card.score,
      },
    ],
    interviews:
      card.nextInterviewAt === null
        ? []
        : [
            {
              id: 1,
              scheduledAt: card.nextInterviewAt,
              durationMinutes: 45,
              type: 'video',
              status: 'scheduled',
              jobTitle: 'Senior Backend Engineer',
            },
          ],
  };
}

/** No interaction. */
const UNLOGGED = { interaction: null, removableInteractionId: null } as const;

function timelineOf(world: FakeWorld, applicationId: number): unknown {
  const card = everyone(world).find((one) => one.applicationId === applicationId);
  const base = {
    actor: 'Marta Keller',
    from: null,
    to: null,
    text: null,
    rating: null,
    emailSent: null,
    removableNoteId: null,
    ...UNLOGGED,
    delivered: true,
  };
  const at = (hours: number): string => toUtcSecond(world.nowMs - hours * HOUR);
  const own = world.notes
    .filter((note) => note.applicationId === applicationId)
    .map((note, index) => ({
      ...base,
      key: `own${index}`,
      kind: 'note',
      at: note.at,
      actor: 'You',
      text: note.text,
      removableNoteId: -1 - index,
      delivered: false,
    }));
  const entries = [
    ...own,
    { ...base, key: 'm2', kind: 'moved', at: at(5), from: 'reviewing', to: card?.status ?? 'shortlisted', emailSent: true },
    { ...base, key: 'n1', kind: 'note', at: at(6), text: 'Strong call. Explains trade-offs clearly, asked about our on-call rota before I did.' },
    { ...base, key: 'r1', kind: 'rating', at: at(29), actor: 'Jonas Dahl', rating: 4, text: 'Good depth in PostgreSQL.' },
    { ...base, key: 'm1', kind: 'moved', at: at(31), from: 'submitted', to: 'reviewing', emailSent: false },
    { ...base, key: 'a', kind: 'applied', at: card?.submittedAt ?? at(80), actor: null },
  ];
  return { total: entries.length, entries };
}

function agendaOf(
  world: FakeWorld,
  params: { readonly fromUtc: string; readonly untilUtc: string; readonly part: string; readonly onlyMine: boolean },
): unknown {
  const half = Math.floor(world.nowMs / (HOUR / 2)) * (HOUR / 2);
  const interviews = everyone(world)
    .filter((card) => card.status === 'interviewing')
    .slice(0, 26)
    .map((card, index) => ({
      id: index + 1,
      scheduledAt: toUtcSecond(half + (index - 6) * 5 * HOUR),
      durationMinutes: index % 3 === 0 ? 60 : 45,
      type: ['video', 'phone', 'onsite'][index % 3],
      status: index < 6 ? 'completed' : 'scheduled',
      candidateId: card.candidateId,
      applicationId: card.applicationId,
      candidateName: card.name,
      jobTitle: 'Senior Backend Engineer',
      location: index % 3 === 2 ? 'Room Tagus, 3rd floor' : null,
      joinUrl: index % 3 === 0 ? 'https://meet.example.com/abc' : null,
      panelists: [
        { name: 'Marta Keller', status: 'accepted' },
        { name: 'Jonas Dahl', status: index % 4 === 0 ? 'declined' : 'invited' },
      ],
      isMine: index % 2 === 0,
    }))
    .filter((one) => (one.status === 'completed') === (params.part === 'over'))
    .filter((one) => one.scheduledAt >= params.fromUtc && one.scheduledAt < params.untilUtc && (!params.onlyMine || one.isMine));
  return { total: interviews.length, interviews: params.part === 'over' ? interviews.toReversed() : interviews };
}

const CAMPAIGNS = [
  'Backend engineers, Iberia',
  'Spring alumni round',
  'Product designers, passive',
  'Nurses relocation, wave 2',
  'Silver medallists 2025',
  'Account executives, DACH',
];

function campaignsOf(world: FakeWorld): unknown {
  const campaigns = CAMPAIGNS.map((name, index) => {
    const recipients = 420 - index * 57;
    const sent = index === 2 ? 0 : recipients - index;
    return {
      id: index + 1,
      name,
      subject: 'A role you may like, {{firstName}}',
      status: ['completed', 'completed', 'scheduled', 'active', 'completed', 'draft'][index],
      ownerName: 'Marta Keller',
      recipients,
      sent: index === 5 ? 0 : sent,
      opened: index === 5 ? 0 : Math.round(sent * (0.62 - index * 0.05)),
      clicked: index === 5 ? 0 : Math.round(sent * 0.21),
      replied: index === 5 ? 0 : Math.round(sent * (0.14 - index * 0.02)),
      bounced: index === 5 ? 0 : Math.round(sent * 0.018),
      scheduledAt: index === 2 ? toUtcSecond(world.nowMs + 40 * HOUR) : null,
      sentAt: sent > 0 && index !== 5 ? toUtcSecond(world.nowMs - (index + 1) * 90 * HOUR) : null,
      createdAt: toUtcSecond(world.nowMs - (index + 2) * 120 * HOUR),
    };
  });
  return { total: campaigns.length, campaigns };
}

function receiptsOf(world: FakeWorld, params: { readonly filter: string }): unknown {
  const own = world.changes.map((change) => ({ label: change.label, state: 'on_this_laptop', subject: null, reason: null, skipped: [] as string[] }));
  const old = [
    {
      label: 'Move to Offered',
      subject: 'Amara Okafor',
      state: world.scene.sync === 'online' ? 'delivered' : 'on_this_laptop',
      reason: null,
      skipped: [],
    },
    {
      label: 'Tag 12 candidates “Referral”',
      subject: null,
      state: 'delivered',
      reason: null,
      skipped: ['Jonas Lindqvist: this candidate was deleted meanwhile.'],
    },
    {
      label: 'Move to Interviewing',
      subject: 'Priya Raman',
      state: 'rejected',
      reason: 'Someone else moved this application to Rejected meanwhile. Look at it and move it again if you still want to.',
      skipped: [],
    },
    { label: 'Add a note', subject: 'Mateo Fernández', state: 'delivered', reason: null, skipped: [] },
  ];
  const all = [...own, ...old].map((one, index) => ({
    ...one,
    mutationId: 1_000 - index,
    authoredAt: toUtcSecond(world.nowMs - index * 0.4 * HOUR),
    deliveredAt: one.state === 'delivered' ? toUtcSecond(world.nowMs - index * 0.4 * HOUR + 2_000) : null,
    canUndo: one.state === 'delivered' || one.state === 'on_this_laptop',
    canRetry: one.state === 'rejected',
    route: one.subject === null ? null : '/pipeline/1',
  }));
  const states: Record<string, readonly string[]> = { pending: ['on_this_laptop', 'sent'], attention: ['rejected'], delivered: ['delivered'] };
  const receipts = all.filter((one) => states[params.filter]?.includes(one.state) ?? true);
  return { total: receipts.length, receipts };
}

/** Every query's invented answer, by its name. */
export const FAKE_ANSWERS: Readonly<Record<string, Answer>> = {
  [vaultState.name]: () => ({ state: 'open', byPassphrase: false, waitUntilMs: null, unsent: null }),
  [QUERIES.sessionState.name]: (world) => ({
    state: world.scene.session,
    gatewayUrl: 'https://recruiting.brightwater.example',
    account:
      world.scene.session === 'signed_out'
        ? null
        : { userId: 7, name: 'Marta Keller', email: 'marta.keller@brightwater.example', role: 'recruiter', companyName: 'Brightwater Talent' },
    device: { name: 'Marta’s laptop', clientId: 12, mirrorBytes: 48_213_000, keyStore: 'gnome_libsecret' },
    notice: null,
  }),
  [QUERIES.settingsQuery.name]: (world) => ({
    theme: world.theme,
    notifications: true,
    lastJobId: world.lastJobId,
    sidebarNarrow: false,
    panelWidth: 500,
    tourSeen: true,
    locale: null,
    clock: 'system',
  }),
  [QUERIES.syncStatus.name]: (world) => ({
    state: world.scene.session === 'ready' ? world.scene.sync : 'first_sync',
    pending: world.changes.length + (world.scene.sync === 'online' ? 0 : 3),
    needsAttention: world.scene.sync === 'attention' ? 1 : 0,
    lastSyncedAt: toUtcSecond(world.nowMs - 90_000),
    verifiedAt: toUtcSecond(world.nowMs - HOUR),
    offlineSince: world.scene.sync === 'offline' ? toUtcSecond(world.nowMs - HOUR) : null,
    problem: null,
    firstSync:
      world.scene.session === 'first_sync' || world.scene.session === 'copying'
        ? {
            rowsDone: 38_400,
            rowsTotal: 61_200,
            bytesDone: 14_100_000,
            bytesTotal: 22_800_000,
            step: 'Applications and their history',
            problem: null,
          }
        : null,
  }),
  [QUERIES.listReceipts.name]: (world, params) => receiptsOf(world, QUERIES.listReceipts.params.parse(params)),
  [QUERIES.undoState.name]: (world) => ({ undo: world.changes[0]?.label ?? null, redo: null }),
  [QUERIES.home.name]: homeOf,
  [QUERIES.listJobs.name]: (world, params) => {
    const { search, limit } = QUERIES.listJobs.params.parse(params);
    const found = world.jobs.filter((job) =>
      search
        .toLowerCase()
        .split(/\s+/)
        .every((word) => `${job.title} ${job.customerName} ${job.location}`.toLowerCase().includes(word)),
    );
    return { total: found.length, jobs: found.slice(0, limit) };
  },
  [QUERIES.landing.name]: (world) => ({ jobId: world.jobs[0]?.id ?? null }),
  [QUERIES.board.name]: (world, params) => {
    const { jobId, search } = QUERIES.board.params.parse(params);
    const columns = [...APPLICATION_STATUSES, 'other' as const].map((status) => ({
      status,
      count: inColumn(world, jobId, status, search, 'newest').length,
    }));
    return { job: world.jobs.find((job) => job.id === jobId) ?? null, columns };
  },
  [QUERIES.column.name]: (world, params) => {
    const { jobId, status, search, sort, offset, limit } = QUERIES.column.params.parse(params);
    const cards = inColumn(world, jobId, status, search, sort);
    return { total: cards.length, cards: cards.slice(offset, offset + limit) };
  },
  [QUERIES.keptValue.name]: () => ({ text: null }),
  [QUERIES.pipelineSources.name]: () => ({ sources: ['job-board', 'referral'] }),
  [QUERIES.table.name]: (world, params) => {
    const { jobId, search, offset, limit } = QUERIES.table.params.parse(params);
    const rows = APPLICATION_STATUSES.flatMap((status) => inColumn(world, jobId, status, search, 'newest'));
    return { total: rows.length, groups: [], rows: rows.slice(offset, offset + limit).map((card) => ({ ...card, source: 'job-board' })) };
  },
  [QUERIES.tableIds.name]: (world, params) => {
    const { jobId, search } = QUERIES.tableIds.params.parse(params);
    const cards = APPLICATION_STATUSES.flatMap((status) => inColumn(world, jobId, status, search, 'newest'));
    return { cards: cards.map(({ applicationId, candidateId, status }) => ({ applicationId, candidateId, status })) };
  },
  [QUERIES.applicationOf.name]: (world, params) => {
    const { applicationId } = QUERIES.applicationOf.params.parse(params);
    const found = everyone(world).find((card) => card.applicationId === applicationId);
    return { application: found === undefined ? null : { applicationId, candidateId: found.candidateId, jobId: found.jobId } };
  },
  [QUERIES.columnIds.name]: (world, params) => {
    const { jobId, status, search, sort } = QUERIES.columnIds.params.parse(params);
    return {
      cards: inColumn(world, jobId, status, search, sort).map((card) => ({
        applicationId: card.applicationId,
        candidateId: card.candidateId,
        status: card.status,
      })),
    };
  },
  [QUERIES.profile.name]: (world, params) => profileOf(world, QUERIES.profile.params.parse(params).candidateId),
  [QUERIES.timeline.name]: (world, params) => timelineOf(world, QUERIES.timeline.params.parse(params).applicationId),
  [QUERIES.myTags.name]: () => ({ tags: TAGS.map((tag, index) => ({ ...tag, candidates: 40 - index * 9 })) }),
  ...FAKE_SEARCHES,
  [QUERIES.agenda.name]: (world, params) => agendaOf(world, QUERIES.agenda.params.parse(params)),
  [QUERIES.listCampaigns.name]: (world) => campaignsOf(world),
  [QUERIES.listNotifications.name]: (world) => ({
    unread: 2,
    total: 4,
    notifications: [
      ['New application', 'Zofia Kowalska applied for Senior Backend Engineer.', false],
      ['Feedback received', 'Jonas Dahl rated Yuki Tanaka 4 of 5.', false],
      ['Interview in 1 hour', 'Priya Raman, Senior Backend Engineer, video.', true],
      ['Offer accepted', 'Liam O’Connor accepted the offer for iOS Engineer.', true],
    ].map(([title, message, isRead], index) => ({
      id: index + 1,
      type: 'application',
      title,
      message,
      isRead,
      createdAt: toUtcSecond(world.nowMs - (index + 0.3) * 5 * HOUR),
      route: '/pipeline/1',
    })),
  }),
};
