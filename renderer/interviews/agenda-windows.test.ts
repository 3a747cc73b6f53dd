import { describe, expect, test } from 'vitest';
import { agendaWindows } from './agenda-windows.ts';

describe('what is asked of the agenda', () => {
  test('what is ahead from its beginning', () => {
    expect(agendaWindows('coming', 450, 1)).toEqual([{ offset: 0, limit: 200 }]);
    expect(agendaWindows('coming', 450, 3)).toEqual([
      { offset: 0, limit: 200 },
      { offset: 200, limit: 200 },
      { offset: 400, limit: 50 },
    ]);
  });

  test('what is past from its end', () => {
    expect(agendaWindows('past', 450, 1)).toEqual([{ offset: 250, limit: 200 }]);
    expect(agendaWindows('past', 450, 2)).toEqual([
      { offset: 50, limit: 200 },
      { offset: 250, limit: 200 },
    ]);
    expect(agendaWindows('past', 450, 3).at(-1)).toEqual({ offset: 400, limit: 50 });
  });

  test('nothing where there is nothing', () => {
    expect(agendaWindows('past', 0, 1)).toEqual([]);
    expect(agendaWindows('coming', 3, 2)).toEqual([{ offset: 0, limit: 3 }]);
  });
});
