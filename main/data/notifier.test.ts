import { beforeEach, describe, expect, test } from 'vitest';
import { damagedMirror } from '../../db/mirror/errors.ts';
import { mayShowNow } from './domain/notification-choice.ts';
import { Notifier, type DesktopNotification } from './notifier.ts';
import { createMirrorFixture, type MirrorFixture } from './testing/mirror-fixture.ts';

let mirror: MirrorFixture;
let shown: DesktopNotification[];
let enabled: boolean;
let hasCopy: boolean;
let isDamaged: boolean;
let logged: string[];
let notifier: Notifier;

const row = (id: number, more: object = {}) => ({
  id,
  userId: 1,
  type: 'message',
  title: `Title ${id}`,
  message: 'Text',
  isRead: 0 as const,
  createdAt: '2026-03-10 11:00:00',
  ...more,
});
const arrive = (...rows: ReturnType<typeof row>[]) => {
  mirror.insert('notifications', rows);
  notifier.changed(new Set(['notifications']));
};

beforeEach(() => {
  mirror = createMirrorFixture();
  shown = [];
  enabled = true;
  hasCopy = true;
  isDamaged = false;
  logged = [];
  notifier = new Notifier({
    source: () => {
      if (isDamaged) throw damagedMirror();
      return hasCopy ? { mirror: mirror.context.mirror, userId: 1 } : null;
    },
    isEnabled: () => enabled,
    show: (notification) => shown.push(notification),
    log: (event) => logged.push(event),
  });
});

describe('desktop notifications', () => {
  test('a copy that cannot be read now is none of the business of who changed it', () => {
    isDamaged = true;
    arrive(row(1));
    expect(logged).toEqual(['notifier.failed']);
    isDamaged = false;
    notifier.changed(new Set(['session']));
    arrive(row(2));
    expect(shown).toHaveLength(1);
  });

  test('what was there before is quiet, what arrives is shown with its route', () => {
    mirror.insert('applications', [{ id: 41, jobId: 7, candidateId: 31 }]);
    mirror.insert('notifications', [row(1)]);
    notifier.changed(new Set(['session']));
    arrive(row(2, { type: 'application', relatedEntityType: 'application', relatedEntityId: 41 }), row(3));
    expect(shown).toEqual([
      { title: 'Title 2', body: 'Text', route: '/pipeline/7?application=41&candidate=31' },
      { title: 'Title 3', body: 'Text', route: '/home' },
    ]);
  });

  test('a first sync is quiet, however the rows come in', () => {
    hasCopy = false;
    arrive(row(1), row(2));
    hasCopy = true;
    notifier.changed(new Set(['notifications', 'session']));
    expect(shown).toEqual([]);
    arrive(row(3));
    expect(shown.map((item) => item.title)).toEqual(['Title 3']);
  });

  test('one notification per entity and version; a later version is news', () => {
    notifier.changed(new Set(['session']));
    const about = { relatedEntityType: 'interview', relatedEntityId: 5, type: 'interview' };
    arrive(row(1, about), row(2, about));
    arrive(row(3, { ...about, createdAt: '2026-03-10 11:30:00' }));
    expect(shown.map((item) => item.title)).toEqual(['Title 1', 'Title 3']);
  });

  test('read ones, others’ and those switched off are not shown', () => {
    notifier.changed(new Set(['session']));
    arrive(row(1, { isRead: 1 }), row(2, { userId: 2 }));
    enabled = false;
    arrive(row(3));
    enabled = true;
    mirror.insert('recruiterNotificationPreferences', [{ id: 1, userId: 1, newApplications: 0 }]);
    arrive(row(4, { type: 'application' }));
    expect(shown).toEqual([]);
  });

  test('a flood becomes one line', () => {
    notifier.changed(new Set(['session']));
    arrive(...[1, 2, 3, 4, 5].map((id) => row(id)));
    expect(shown).toEqual([{ title: '5 new notifications', body: 'Title 1', route: '/home' }]);
  });
});

describe('preferences', () => {
  test('no row means the platform’s defaults', () => {
    expect(mayShowNow('application', undefined)).toBe(true);
    expect(mayShowNow('system', undefined)).toBe(false);
    expect(mayShowNow('something_new', undefined)).toBe(true);
  });

  test('a digest is not shown at once, and only concerns applications', () => {
    expect(mayShowNow('application', { applicationFrequency: 'daily' })).toBe(false);
    expect(mayShowNow('interview', { applicationFrequency: 'daily' })).toBe(true);
    expect(mayShowNow('interview', { interviewScheduled: 0 })).toBe(false);
  });
});
