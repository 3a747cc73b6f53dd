import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Command } from '../../shared/contract/commands.ts';
import type { FromRenderer } from '../../shared/contract/port-messages.ts';
import { success, type Result } from '../../shared/errors.ts';
import type { Query } from '../../shared/queries/query.ts';
import type { DataPort } from './data-port.ts';
import { createPortClient } from './port-client.ts';

const GREET: Command<{ name: string }, { text: string }> = {
  name: 'greet',
  input: z.object({ name: z.string() }),
  output: z.object({ text: z.string() }),
};
const COUNT: Query<{ of: string }, { count: number }> = {
  name: 'count',
  params: z.object({ of: z.string() }),
  answer: z.object({ count: z.int() }),
  reads: [],
};

class TestPort implements DataPort {
  readonly sent: FromRenderer[] = [];
  closed = false;
  receive: (data: unknown) => void = () => undefined;
  fall: () => void = () => undefined;

  send = (message: FromRenderer): void => void this.sent.push(message);
  listen = (onMessage: (data: unknown) => void, onClosed: () => void): void => {
    this.receive = onMessage;
    this.fall = onClosed;
  };
  close = (): void => {
    this.closed = true;
  };

  /** The id of the last message of a kind. */
  idOf(type: FromRenderer['type']): number {
    const message = this.sent.findLast((one) => one.type === type);
    if (message === undefined) throw new Error(`nothing of type ${type} was sent`);
    return message.id;
  }
}

function attached() {
  let asked = 0;
  const client = createPortClient(() => asked++);
  const port = new TestPort();
  client.attach(port);
  return { client, port, timesAsked: () => asked };
}

describe('the port client', () => {
  it('answers a call with what came back', async () => {
    const { client, port } = attached();
    const answer = client.call(GREET, { name: 'Ada' });
    port.receive({ type: 'returned', id: port.idOf('call'), result: success({ text: 'Hello Ada' }) });
    expect(await answer).toEqual(success({ text: 'Hello Ada' }));
  });

  it('keeps a call made before the first port and sends it then', async () => {
    const client = createPortClient(() => undefined);
    const answer = client.call(GREET, { name: 'Ada' });
    const port = new TestPort();
    client.attach(port);
    port.receive({ type: 'returned', id: port.idOf('call'), result: success({ text: 'Hello' }) });
    expect(await answer).toEqual(success({ text: 'Hello' }));
  });

  it('answers calls in flight with a typed error when the port falls, and asks for a new one', async () => {
    const { client, port, timesAsked } = attached();
    const answer = client.call(GREET, { name: 'Ada' });
    port.fall();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'data.restarted', kind: 'unavailable' } });
    expect(timesAsked()).toBe(1);
  });

  it('never sends a call in flight again on a new port', async () => {
    const { client, port } = attached();
    const answer = client.call(GREET, { name: 'Ada' });
    const next = new TestPort();
    client.attach(next);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'data.restarted' } });
    expect(next.sent).toEqual([]);
    expect(port.closed).toBe(true);
  });

  it('asks its live questions again on a new port', () => {
    const { client } = attached();
    const answers: Result<{ count: number }>[] = [];
    client.subscribe(COUNT, { of: 'cards' }, (result) => answers.push(result));
    const next = new TestPort();
    client.attach(next);
    next.receive({ type: 'answer', id: next.idOf('subscribe'), result: success({ count: 3 }) });
    expect(answers).toEqual([success({ count: 3 })]);
  });

  it('does not ask again what nobody follows any more', () => {
    const { client, port } = attached();
    const stop = client.subscribe(COUNT, { of: 'cards' }, () => undefined);
    stop();
    expect(port.sent.map((message) => message.type)).toEqual(['subscribe', 'unsubscribe']);
    const next = new TestPort();
    client.attach(next);
    expect(next.sent).toEqual([]);
  });

  it('does not listen to a port that was replaced, nor to its end', () => {
    const { client, port, timesAsked } = attached();
    const answers: unknown[] = [];
    client.subscribe(COUNT, { of: 'cards' }, (result) => answers.push(result));
    client.attach(new TestPort());
    port.receive({ type: 'answer', id: port.idOf('subscribe'), result: success({ count: 1 }) });
    port.fall();
    expect(answers).toEqual([]);
    expect(timesAsked()).toBe(0);
  });

  it('turns an answer of another shape into a typed error', () => {
    const { client, port } = attached();
    const answers: Result<{ count: number }>[] = [];
    client.subscribe(COUNT, { of: 'cards' }, (result) => answers.push(result));
    port.receive({ type: 'answer', id: port.idOf('subscribe'), result: success({ count: 'three' }) });
    expect(answers).toMatchObject([{ ok: false, error: { code: 'data.unreadable_answer' } }]);
  });

  it('passes over what is not a message', () => {
    const { client, port } = attached();
    client.subscribe(COUNT, { of: 'cards' }, () => expect.unreachable());
    for (const noise of [null, 'hello', { type: 'answer' }, { type: 'other', id: 1 }]) port.receive(noise);
    expect(port.sent).toHaveLength(1);
  });
});
