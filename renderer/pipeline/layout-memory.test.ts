import { afterEach, expect, test } from 'vitest';
import type { FromRenderer } from '../../shared/contract/port-messages.ts';
import { success } from '../../shared/errors.ts';
import { portClient } from '../data/connection.ts';
import { resetBoard, useBoard } from './board-store.ts';
import { firstLayout } from './layout.ts';
import { loadLayout, showLayout } from './layout-memory.ts';

/** A line to a data process that looks up as slowly as the test wants. */
function slowly(): { answerAll: () => Promise<void> } {
  const asked: number[] = [];
  let receive: (data: unknown) => void = () => undefined;
  portClient.attach({
    send: (message: FromRenderer) => void (message.type === 'subscribe' && asked.push(message.id)),
    listen: (onMessage) => void (receive = onMessage),
    close: () => undefined,
  });
  return {
    answerAll: async () => {
      for (const id of asked.splice(0)) receive({ type: 'answer', id, result: success({ text: null }) });
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const table = { ...firstLayout(false), mode: 'table' as const };

afterEach(resetBoard);

test('what comes to be known of a pipeline left meanwhile is not laid over the one opened next', async () => {
  const line = slowly();
  showLayout(2, table);
  void loadLayout(1);
  resetBoard();
  void loadLayout(2);
  await line.answerAll();
  expect(useBoard.getState()).toMatchObject({ layoutOf: 2, mode: 'table' });
});

test('one that has not been shown is laid out once it is known how it was left', async () => {
  const line = slowly();
  void loadLayout(3);
  expect(useBoard.getState().layoutOf).toBeNull();
  await line.answerAll();
  expect(useBoard.getState().layoutOf).toBe(3);
});
