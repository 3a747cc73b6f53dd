import { toErrorBody } from '../../shared/errors.ts';
import { mayShowNow, type NotificationPreferences } from './domain/notification-choice.ts';
import { notificationRoute, type NotificationTarget } from './domain/routes.ts';
import type { Changed } from './live-queries.ts';
import { routeLookup } from './queries/notifications.ts';
import { rowOf, rowsOf, type MirrorReader } from './query-handler.ts';

/** A notification to show on the desktop. */
export interface DesktopNotification {
  readonly title: string;
  readonly body: string;
  /** Where a click leads inside the app. */
  readonly route: string;
}

export interface NotifierOptions {
  /** The mirror and its reader, or null while there is no complete copy to look at. */
  readonly source: () => { readonly mirror: MirrorReader; readonly userId: number } | null;
  readonly isEnabled: () => boolean;
  readonly show: (notification: DesktopNotification) => void;
  readonly log: (event: string, figures: Readonly<Record<string, string>>) => void;
}

/** More than this many at once become one summary. */
const MAX_AT_ONCE = 3;
/** Where a summary and a notification without a place of its own lead. */
const INBOX = '/home';

type Row = NotificationTarget & { id: number; title: string | null; message: string | null; isRead: number | null; createdAt: string | null };

/** One notification per entity and version: the platform writes the same fact more than once. */
function factOf(row: Row): string {
  return row.relatedEntityId === null ? `row ${row.id}` : [row.type, row.relatedEntityType, row.relatedEntityId, row.createdAt].join(' ');
}

/**
 * Watches the mirror for notifications of the reader that arrive while the app
 * runs. What is there when the copy becomes usable is the past and stays quiet:
 * a first sync never rains notifications.
 */
export class Notifier {
  readonly #options: NotifierOptions;
  #userId: number | null = null;
  #known = new Set<number>();
  #facts = new Set<string>();

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** Looks at what a commit brought. */
  changed(changed: Changed): void {
    if (!changed.has('notifications') && !changed.has('session')) return;
    try {
      this.#look();
    } catch (thrown) {
      // Heard inside a commit, whose author must not take this for a failure of theirs. Damage is met again by the next question.
      this.#options.log('notifier.failed', { code: toErrorBody(thrown, 'main').code });
    }
  }

  #look(): void {
    const source = this.#options.source();
    if (source === null) {
      this.#userId = null;
      return;
    }
    const ids = rowsOf<{ id: number }>(source, 'SELECT id FROM notifications WHERE userId = ?', source.userId).map((row) => row.id);
    if (this.#userId !== source.userId) {
      this.#userId = source.userId;
      this.#known = new Set(ids);
      this.#facts = new Set();
      return;
    }
    const arrived = ids.filter((id) => !this.#known.has(id));
    this.#known = new Set(ids);
    if (arrived.length > 0) this.#announce(source.mirror, source.userId, arrived);
  }

  #announce(mirror: MirrorReader, userId: number, ids: readonly number[]): void {
    const fresh = this.#freshRows(mirror, userId, ids);
    if (!this.#options.isEnabled() || fresh.length === 0) return;
    if (fresh.length > MAX_AT_ONCE) {
      this.#options.show({ title: `${fresh.length} new notifications`, body: fresh[0]?.title ?? '', route: INBOX });
      return;
    }
    const lookup = routeLookup({ mirror });
    for (const row of fresh) {
      this.#options.show({ title: row.title ?? '', body: row.message ?? '', route: notificationRoute(row, lookup) ?? INBOX });
    }
  }

  #freshRows(mirror: MirrorReader, userId: number, ids: readonly number[]): Row[] {
    const preferences = rowOf<NotificationPreferences>(
      { mirror },
      `SELECT newApplications, applicationStatusChanges, applicationFrequency, interviewScheduled, interviewReminders, interviewCompleted,
        panelistResponses, candidateFeedback, panelistFeedbackSubmitted, weeklyDigest, systemUpdates, marketingEmails
        FROM recruiterNotificationPreferences WHERE userId = ? ORDER BY id DESC LIMIT 1`,
      userId,
    );
    const rows = rowsOf<Row>(
      { mirror },
      `SELECT id, type, title, message, isRead, createdAt, actionUrl, relatedEntityType, relatedEntityId FROM notifications
        WHERE id IN (SELECT value FROM json_each(?)) AND isRead IS NOT 1 ORDER BY createdAt, id`,
      JSON.stringify(ids),
    );
    return rows.filter((row) => {
      const fact = factOf(row);
      if (this.#facts.has(fact)) return false;
      this.#facts.add(fact);
      return mayShowNow(row.type, preferences);
    });
  }
}
