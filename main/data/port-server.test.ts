import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, success, type Result } from '../../shared/errors.ts';
import type { ToRenderer } from '../../shared/contract/port-messages.ts';
import { servePort } from './port-server.ts';

function harness(run: () => Result<unknown> | Promise<Result<unknown>> = () => success({}), answer: unknown = { undo: null, redo: null }) {
  const posted: ToRenderer[] = [];
  const logged: string[] = [];
  let receive: (message: unknown) => void = () => {};
  let close: () => void = () => {};
  const ran: unknown[] = [];
  const server = servePort(
    { post: (message) => posted.push(message), onMessage: (listener) => (receive = listener), onClose: (listener) => (close = listener) },
    {
      ask: () => success(answer),
      run: (command, input) => {
        ran.push({ command: command.name, input });
        return run();
      },
      schedule: (_delay, task) => {
        task();
        return () => {};
      },
      checksAnswers: true,
      log: (event) => logged.push(event),
    },
  );
  return { server, posted, logged, ran, receive: (message: unknown) => receive(message), close: () => close() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('port server', () => {
  test('runs a command with parsed input and returns its result under the same number', async () => {
    const port = harness();
    port.receive({ type: 'call', id: 3, command: 'sync.now', input: { extra: 'dropped' } });
    await settled();
    expect(port.ran).toEqual([{ command: 'sync.now', input: {} }]);
    expect(port.posted).toEqual([{ type: 'returned', id: 3, result: success({}) }]);
  });

  test('refuses names it does not know and input that breaks the contract', async () => {
    const port = harness();
    port.receive({ type: 'call', id: 1, command: 'shell.exec', input: {} });
    port.receive({ type: 'call', id: 2, command: 'sync.retry', input: { mutationId: 'one' } });
    port.receive({ type: 'subscribe', id: 3, query: 'sqlite_master', params: {} });
    port.receive({ type: 'subscribe', id: 4, query: 'jobs.list', params: { search: 7 } });
    await settled();
    const codes = port.posted.map((message) => (message.result.ok ? 'ok' : message.result.error.code)).sort();
    expect(codes).toEqual(['command.invalid_input', 'command.unknown', 'query.invalid_params', 'query.unknown']);
    expect(port.ran).toEqual([]);
  });

  test('an expected error keeps its sentence, a bug shows none of its text', async () => {
    const expected = harness(() => {
      throw new AppError({ kind: 'disk_full', origin: 'db', code: 'mirror.disk_full', message: 'The disk is full.' });
    });
    expected.receive({ type: 'call', id: 1, command: 'sync.now', input: {} });
    const bug = harness(() => {
      throw new Error('Maya Chen, maya@example.com');
    });
    bug.receive({ type: 'call', id: 1, command: 'sync.now', input: {} });
    await settled();
    expect(JSON.stringify(expected.posted)).toContain('The disk is full.');
    expect(JSON.stringify(bug.posted)).toContain('internal.unexpected');
    expect(JSON.stringify(bug.posted)).not.toContain('Maya');
  });

  test('an answer that breaks its contract is not handed out where answers are checked', () => {
    const port = harness(undefined, { undo: 7 });
    port.receive({ type: 'subscribe', id: 1, query: 'history.undoState', params: {} });
    expect(port.posted[0]?.result.ok).toBe(false);
  });

  test('a closed window is asked about no more', async () => {
    const port = harness();
    port.receive({ type: 'subscribe', id: 1, query: 'history.undoState', params: {} });
    port.close();
    await port.server.whenClosed;
    port.server.changed(new Set(['queue']));
    expect(port.posted).toHaveLength(1);
  });

  test('nothing a window sends ends the process or runs a command by accident', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (message) => {
        const port = harness();
        port.receive(message);
        await settled();
        expect(port.ran).toEqual([]);
      }),
    );
  });
});
