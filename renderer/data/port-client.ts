import type { Command } from '../../shared/contract/commands.ts';
import { toRenderer, type FromRenderer, type ToRenderer } from '../../shared/contract/port-messages.ts';
import { failure, success, type ErrorBody, type Result } from '../../shared/errors.ts';
import type { Query } from '../../shared/queries/query.ts';
import { say } from '../text/say.ts';
import type { DataPort } from './data-port.ts';

/** The window's line to the data process. Survives the process: a new port takes over where the old one fell. */
export interface PortClient {
  /** Puts a (new) port into service. */
  readonly attach: (port: DataPort) => void;
  /** Asks for an action. Never throws: a failure is a typed result. */
  readonly call: <Input, Output>(command: Command<Input, Output>, input: Input) => Promise<Result<Output>>;
  /** Follows a live query until the answered function is called. */
  readonly subscribe: <Params, Answer>(query: Query<Params, Answer>, params: Params, listener: (result: Result<Answer>) => void) => () => void;
}

interface PendingCall {
  readonly message: FromRenderer;
  readonly settle: (result: Result<unknown>) => void;
  sent: boolean;
}

interface Subscription {
  readonly message: FromRenderer;
  readonly deliver: (result: Result<unknown>) => void;
}

function restarted(): ErrorBody {
  return { kind: 'unavailable', origin: 'renderer', code: 'data.restarted', message: say('data.restarted') };
}

function unreadable(): ErrorBody {
  return { kind: 'incompatible', origin: 'renderer', code: 'data.unreadable_answer', message: say('data.unreadable-answer') };
}

/**
 * Makes the client. Reads are replayed on a new port. A call that was sent and
 * not answered is answered with `data.restarted`, because nobody can know
 * whether it was carried out; a call that was never sent simply waits.
 * @param requestPort asks the preload script for a new port after a loss
 */
export function createPortClient(requestPort: () => void): PortClient {
  const calls = new Map<number, PendingCall>();
  const subscriptions = new Map<number, Subscription>();
  let current: DataPort | null = null;
  let nextId = 1;

  function receive(port: DataPort, data: unknown): void {
    if (port !== current) return;
    const message = toRenderer.safeParse(data);
    if (!message.success) return;
    route(message.data);
  }

  function route(message: ToRenderer): void {
    if (message.type === 'answer') {
      subscriptions.get(message.id)?.deliver(message.result);
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    call?.settle(message.result);
  }

  function abandonSentCalls(): void {
    for (const [id, call] of calls) {
      if (!call.sent) continue;
      calls.delete(id);
      call.settle(failure(restarted()));
    }
  }

  function lost(port: DataPort): void {
    if (port !== current) return;
    current = null;
    abandonSentCalls();
    requestPort();
  }

  function attach(port: DataPort): void {
    const previous = current;
    current = port;
    previous?.close();
    abandonSentCalls();
    port.listen(
      (data) => receive(port, data),
      () => lost(port),
    );
    for (const subscription of subscriptions.values()) port.send(subscription.message);
    for (const call of calls.values()) {
      call.sent = true;
      port.send(call.message);
    }
  }

  function call<Input, Output>(command: Command<Input, Output>, input: Input): Promise<Result<Output>> {
    return new Promise((resolve) => {
      const id = nextId++;
      const message: FromRenderer = { type: 'call', id, command: command.name, input };
      const settle = (result: Result<unknown>): void => resolve(checked(result, command.output));
      calls.set(id, { message, settle, sent: current !== null });
      current?.send(message);
    });
  }

  function subscribe<Params, Answer>(query: Query<Params, Answer>, params: Params, listener: (result: Result<Answer>) => void): () => void {
    const id = nextId++;
    const message: FromRenderer = { type: 'subscribe', id, query: query.name, params };
    subscriptions.set(id, { message, deliver: (result) => listener(checked(result, query.answer)) });
    current?.send(message);
    return () => {
      if (subscriptions.delete(id)) current?.send({ type: 'unsubscribe', id });
    };
  }

  return { attach, call, subscribe };
}

function checked<T>(result: Result<unknown>, schema: Command<unknown, T>['output']): Result<T> {
  if (!result.ok) return result;
  const parsed = schema.safeParse(result.value);
  return parsed.success ? success(parsed.data) : failure(unreadable());
}
