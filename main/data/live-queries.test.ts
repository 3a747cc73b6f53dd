import { describe, expect, test } from 'vitest';
import { findQuery } from '../../shared/queries/registry.ts';
import { must, success, type Result } from '../../shared/errors.ts';
import { LiveQueries } from './live-queries.ts';

const jobs = must(findQuery('jobs.list'), 'jobs.list');
const notifications = must(findQuery('notifications.list'), 'notifications.list');

function harness() {
  let value = 0;
  const asked: string[] = [];
  const sent: { id: number; result: Result<unknown> }[] = [];
  const tasks: (() => void)[] = [];
  const live = new LiveQueries({
    ask: (query) => {
      asked.push(query.name);
      return success(value);
    },
    schedule: (_delay, task) => {
      tasks.push(task);
      return () => tasks.splice(tasks.indexOf(task), 1);
    },
    send: (id, result) => sent.push({ id, result }),
  });
  return { live, asked, sent, tasks, runTasks: () => tasks.splice(0).forEach((task) => task()), set: (next: number) => (value = next) };
}

describe('live queries', () => {
  test('answer at once, and again only after a change of what they read', () => {
    const { live, sent, runTasks, set } = harness();
    live.subscribe(1, jobs, {});
    live.subscribe(2, notifications, {});
    expect(sent.map((answer) => answer.id)).toEqual([1, 2]);
    set(1);
    live.changed(new Set(['customers']));
    runTasks();
    expect(sent.slice(2)).toEqual([{ id: 1, result: success(1) }]);
  });

  test('many changes within a frame are one answer', () => {
    const { live, asked, tasks, runTasks } = harness();
    live.subscribe(1, jobs, {});
    for (let change = 0; change < 50; change += 1) live.changed(new Set(['applications']));
    expect(tasks).toHaveLength(1);
    runTasks();
    expect(asked).toHaveLength(2);
  });

  test('an answer that is the same is not sent again', () => {
    const { live, sent, asked, runTasks } = harness();
    live.subscribe(1, jobs, {});
    live.changed(new Set(['jobs']));
    runTasks();
    expect(asked).toHaveLength(2);
    expect(sent).toHaveLength(1);
  });

  test('another session is another answer to everything', () => {
    const { live, sent, runTasks, set } = harness();
    live.subscribe(1, jobs, {});
    live.subscribe(2, notifications, {});
    set(9);
    live.changed(new Set(['session']));
    runTasks();
    expect(sent).toHaveLength(4);
  });

  test('what was ended is not asked again, also when its turn was due', () => {
    const { live, asked, tasks, runTasks, set } = harness();
    live.subscribe(1, jobs, {});
    set(1);
    live.changed(new Set(['jobs']));
    live.unsubscribe(1);
    runTasks();
    expect(asked).toHaveLength(1);
    live.subscribe(2, jobs, {});
    live.changed(new Set(['jobs']));
    live.close();
    expect(tasks).toHaveLength(0);
  });
});
