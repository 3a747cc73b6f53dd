import { describe, expect, it } from 'vitest';
import { toUtcSecond } from '../shared/time.ts';
import {
  dayKey,
  daysSince,
  formatAppointment,
  formatBytes,
  formatCalendarDate,
  formatDate,
  formatDay,
  formatDuration,
  formatExact,
  formatNumber,
  formatRelative,
  formatSalary,
  formatShare,
  formatShortDay,
  formatTime,
  formatWhen,
  humanise,
} from './format.ts';
import type { Reader } from './reader.ts';

const BERLIN: Reader = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const AUCKLAND: Reader = { locale: 'en-GB', timeZone: 'Pacific/Auckland' };
const NOW = Date.UTC(2026, 4, 12, 12, 0, 0);
const ago = (ms: number): string => toUtcSecond(NOW - ms);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('times', () => {
  it('are shown in the reader’s zone and habit', () => {
    expect(formatTime('2026-05-12 12:02:00', BERLIN)).toBe('14:02');
    expect(formatTime('2026-05-12 07:05:00', BERLIN)).toBe('09:05');
    expect(formatTime('2026-05-12 12:02:00', { locale: 'en-US', timeZone: 'America/New_York' })).toMatch(/^8:02\sAM$/);
  });

  it('name the year only when it is another', () => {
    expect(formatDate('2026-03-02 10:00:00', NOW, BERLIN)).toBe('2 Mar');
    expect(formatDate('2025-03-02 10:00:00', NOW, BERLIN)).toBe('2 Mar 2025');
  });

  it('of the calendar are the same everywhere', () => {
    for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles'])
      expect(formatCalendarDate('1990-02-03', { ...BERLIN, timeZone })).toBe('3 Feb 1990');
    expect(formatCalendarDate('unknown', BERLIN)).toBe('unknown');
  });

  it('of the calendar that it does not have are shown as they were written', () => {
    for (const date of ['2026-02-30', '2025-02-29', '1990-04-31', '1990-13-01', '1990-2-3', '']) expect(formatCalendarDate(date, BERLIN)).toBe(date);
    expect(formatCalendarDate('2024-02-29', BERLIN)).toBe('29 Feb 2024');
  });

  it('are relative while they are near', () => {
    expect(formatRelative(ago(20_000), NOW, BERLIN)).toBe('now');
    expect(formatRelative(ago(5 * MINUTE), NOW, BERLIN)).toBe('5 min ago');
    expect(formatRelative(ago(3 * HOUR), NOW, BERLIN)).toBe('3 h ago');
    expect(formatRelative(ago(6 * DAY), NOW, BERLIN)).toBe('6 d ago');
    expect(formatRelative(ago(8 * DAY), NOW, BERLIN)).toBe('4 May');
    expect(formatRelative(ago(-2 * HOUR), NOW, BERLIN)).toBe('in 2 h');
  });

  it('fall on the reader’s own day', () => {
    expect(formatDay('2026-05-12 23:30:00', NOW, BERLIN)).toBe('Tomorrow');
    expect(formatDay('2026-05-12 11:30:00', NOW, AUCKLAND)).toBe('Yesterday');
    expect(formatDay('2026-05-15 10:00:00', NOW, BERLIN)).toMatch(/^Friday,? 15 May$/);
    expect(formatShortDay('2026-05-12 23:30:00', NOW, BERLIN)).toBe('Tomorrow');
    expect(formatShortDay('2026-05-15 10:00:00', NOW, BERLIN)).toMatch(/^Fri,? 15 May$/);
    expect(dayKey(Date.UTC(2026, 4, 12, 23, 30), BERLIN)).toBe('2026-05-13');
  });

  it('in a line of their own name the day unless it is today', () => {
    expect(formatWhen('2026-05-12 12:02:00', NOW, BERLIN)).toBe('14:02');
    expect(formatWhen('2026-05-11 12:02:00', NOW, BERLIN)).toBe('Yesterday, 14:02');
  });

  it('of appointments say no more than needed', () => {
    expect(formatAppointment('2026-05-12 14:30:00', NOW, BERLIN)).toBe('Today 16:30');
    expect(formatAppointment('2026-05-13 07:00:00', NOW, BERLIN)).toBe('Tomorrow 09:00');
    expect(formatAppointment('2026-05-15 07:00:00', NOW, BERLIN)).toBe('Fri 09:00');
    expect(formatAppointment('2026-06-02 07:00:00', NOW, BERLIN)).toMatch(/^Tue,? 2 Jun$/);
  });

  it('are whole days across a change of the clocks', () => {
    const beforeChange = Date.UTC(2026, 2, 28, 12);
    expect(formatDay('2026-03-29 12:00:00', beforeChange, BERLIN)).toBe('Tomorrow');
    expect(formatDay('2026-10-25 23:30:00', Date.UTC(2026, 9, 25, 12), BERLIN)).toBe('Tomorrow');
  });

  it('count whole days, never below zero', () => {
    expect(daysSince(ago(2 * DAY + HOUR), NOW)).toBe(2);
    expect(daysSince(ago(-DAY), NOW)).toBe(0);
  });

  it('that are not known are a dash, and nothing breaks over them', () => {
    for (const format of [formatDate, formatDay, formatShortDay, formatAppointment, formatWhen, formatRelative])
      expect(format('', NOW, BERLIN)).toBe('–');
    for (const format of [formatTime, formatExact]) expect(format('', BERLIN)).toBe('–');
    expect(dayKey(Number.NaN, BERLIN)).toBe('–');
    expect(daysSince('', NOW)).toBeNull();
  });
});

describe('figures', () => {
  it('follow the reader’s habit', () => {
    expect(formatNumber(12_345, { locale: 'de', timeZone: undefined })).toBe('12.345');
    expect(formatShare(31, 50, BERLIN)).toBe('62%');
    expect(formatShare(3, 0, BERLIN)).toBe('–');
    expect(formatBytes(48_213_000, BERLIN)).toBe('48.2 MB');
    expect(formatBytes(0, BERLIN)).toBe('0 byte');
    expect(formatBytes(999_999_999_999, BERLIN)).toBe('1,000 GB');
  });

  it('read as a person would write them', () => {
    expect(formatDuration(45)).toBe('45 min');
    expect(formatDuration(60)).toBe('1 h');
    expect(formatDuration(90)).toBe('1 h 30 min');
    expect(formatSalary(null, null, BERLIN)).toBeNull();
    expect(formatSalary(70_000, 90_000, BERLIN)).toBe('70,000 – 90,000');
    expect(formatSalary(null, 90_000, BERLIN)).toBe('90,000');
    expect(humanise('no_show')).toBe('No show');
    expect(humanise('recruiter-manual')).toBe('Recruiter manual');
  });
});
