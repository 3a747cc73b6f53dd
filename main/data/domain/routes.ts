/** What a notification says about where it belongs. */
export interface NotificationTarget {
  readonly type: string | null;
  readonly actionUrl: string | null;
  readonly relatedEntityType: string | null;
  readonly relatedEntityId: number | null;
}

/** How the mirror finds the rows a route needs; undefined for rows this device does not hold. */
export interface RouteLookup {
  readonly application: (id: number) => { readonly jobId: number | null; readonly candidateId: number | null } | undefined;
  readonly interview: (id: number) => { readonly applicationId: number | null; readonly candidateId: number | null } | undefined;
  readonly hasJob: (id: number) => boolean;
  readonly hasCampaign: (id: number) => boolean;
}

/** The board with one application open. */
export function applicationRoute(jobId: number, applicationId: number, candidateId: number): string {
  return `/pipeline/${jobId}?application=${applicationId}&candidate=${candidateId}`;
}

function toApplication(id: number, lookup: RouteLookup): string | null {
  const found = lookup.application(id);
  return found?.jobId == null || found.candidateId == null ? null : applicationRoute(found.jobId, id, found.candidateId);
}

/** The agenda with the person of the interview open. */
function toInterview(id: number, lookup: RouteLookup): string | null {
  const found = lookup.interview(id);
  if (found === undefined) return null;
  const { applicationId, candidateId } = found;
  return applicationId === null || candidateId === null ? '/interviews' : `/interviews?application=${applicationId}&candidate=${candidateId}`;
}

function toJob(id: number, lookup: RouteLookup): string | null {
  return lookup.hasJob(id) ? `/pipeline/${id}` : null;
}

/** The platform stores a job's id for an application's notification in one of its paths (`domain-rules.md` 1.3). */
function byEntity(target: NotificationTarget, lookup: RouteLookup): string | null {
  const id = target.relatedEntityId;
  if (id === null) return null;
  switch (target.relatedEntityType) {
    case 'application':
      return toApplication(id, lookup) ?? toJob(id, lookup);
    case 'interview':
    case 'reschedule_request':
      return toInterview(id, lookup);
    case 'job':
      return toJob(id, lookup);
    case 'campaign':
      return lookup.hasCampaign(id) ? `/campaigns/${id}` : '/campaigns';
    default:
      return null;
  }
}

const WEB_PATHS: readonly (readonly [pattern: RegExp, route: (id: number, lookup: RouteLookup) => string | null])[] = [
  [/^\/(?:recruiter\/)?applications\/(\d+)/u, toApplication],
  [/^\/(?:recruiter\/)?jobs\/(\d+)/u, toJob],
  [/^\/(?:recruiter\/)?interviews\/(\d+)/u, toInterview],
  [/^\/(?:recruiter\/)?interviews\b/u, () => '/interviews'],
  [/^\/(?:recruiter\/)?reschedule-requests\b/u, () => '/interviews'],
  [/^\/(?:recruiter\/)?(?:email-)?campaigns\b/u, () => '/campaigns'],
  [/^\/(?:recruiter\/)?(?:dashboard|home)?$/u, () => '/home'],
];

/** The path of a web address or path; parameters and hosts are not our business. */
function webPath(actionUrl: string): string {
  try {
    return new URL(actionUrl, 'https://platform.invalid').pathname.replace(/(?<=.)\/+$/u, '');
  } catch {
    return '';
  }
}

function byWebPath(actionUrl: string, lookup: RouteLookup): string | null {
  const path = webPath(actionUrl);
  for (const [pattern, route] of WEB_PATHS) {
    const match = pattern.exec(path);
    if (match !== null) return route(Number(match[1] ?? 0), lookup);
  }
  return null;
}

/**
 * Where a notification leads inside the app: first by the row it is about, then
 * by the platform's web path; null when nothing fits. Never leads to a row that
 * this device does not hold.
 */
export function notificationRoute(target: NotificationTarget, lookup: RouteLookup): string | null {
  const route = byEntity(target, lookup);
  if (route !== null || target.actionUrl === null) return route;
  return byWebPath(target.actionUrl, lookup);
}
