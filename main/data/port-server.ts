import { z } from 'zod';
import { findCommand, type Command } from '../../shared/contract/commands.ts';
import { fromRenderer, type FromRenderer, type ToRenderer } from '../../shared/contract/port-messages.ts';
import { failure, toErrorBody, type ErrorBody, type Result } from '../../shared/errors.ts';
import { findQuery } from '../../shared/queries/registry.ts';
import { LiveQueries, type Ask, type Changed, type Schedule } from './live-queries.ts';
import type { Query } from '../../shared/queries/query.ts';

/** A port to a window, as this code needs it; Electron's and Node's are both wrapped into it. */
export interface WindowPort {
  readonly post: (message: ToRenderer) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
}

export interface PortServerOptions {
  readonly ask: Ask;
  readonly run: (command: Command<unknown, unknown>, input: unknown) => Result<unknown> | Promise<Result<unknown>>;
  readonly schedule: Schedule;
  /** Checks answers against their contract too: on in tests and development, where a wrong one is a bug to see. */
  readonly checksAnswers: boolean;
  /** One line for the log about something that must not happen. */
  readonly log: (event: string, figures: Readonly<Record<string, string | number>>) => void;
}

/** What the data service holds of one window. */
export interface PortServer {
  readonly changed: (changed: Changed) => void;
  readonly refresh: (isConcerned: (query: Query<unknown, unknown>) => boolean) => void;
}

function invalid(code: string, message: string): Result<never> {
  return failure({ kind: 'invalid_input', origin: 'main', code, message } satisfies ErrorBody);
}

const UNKNOWN = 'This window asks for something this version does not know. Restart HotGigs, so that both are of one version.';
const MALFORMED = 'This window asked in a way that is not understood. Nothing was changed; restart HotGigs if it happens again.';

function checked(schema: z.ZodType, result: Result<unknown>, name: string): Result<unknown> {
  if (!result.ok) return result;
  const parsed = schema.safeParse(result.value);
  if (parsed.success) return result;
  throw new Error(`Answer of ${name} breaks its contract: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
}

/** The number a message carries, so that its sender can be told; undefined when there is none. */
function idOf(message: unknown): number | undefined {
  return z.object({ id: z.int().positive() }).safeParse(message).data?.id;
}

/**
 * Serves one window over its port: parses every message, answers commands and
 * follows queries. Whatever is thrown becomes a typed error; nothing a window
 * sends can end the process.
 */
export function servePort(port: WindowPort, options: PortServerOptions): PortServer & { readonly whenClosed: Promise<void> } {
  const live = new LiveQueries({
    schedule: options.schedule,
    send: (id, result) => port.post({ type: 'answer', id, result }),
    ask: (query, params) => {
      const parsed = query.params.safeParse(params);
      if (!parsed.success) return invalid('query.invalid_params', MALFORMED);
      const result = options.ask(query, parsed.data);
      return options.checksAnswers ? checked(query.answer, result, query.name) : result;
    },
  });

  async function call(message: Extract<FromRenderer, { type: 'call' }>): Promise<Result<unknown>> {
    const command = findCommand(message.command);
    if (command === undefined) return invalid('command.unknown', UNKNOWN);
    const input = command.input.safeParse(message.input);
    if (!input.success) return invalid('command.invalid_input', MALFORMED);
    try {
      const result = await options.run(command, input.data);
      return options.checksAnswers ? checked(command.output, result, command.name) : result;
    } catch (thrown) {
      const error = toErrorBody(thrown, 'main');
      options.log('command.failed', { command: command.name, code: error.code });
      return failure(error);
    }
  }

  function receive(message: FromRenderer): void {
    switch (message.type) {
      case 'call':
        void call(message).then((result) => port.post({ type: 'returned', id: message.id, result }));
        return;
      case 'subscribe': {
        const query = findQuery(message.query);
        if (query === undefined) port.post({ type: 'answer', id: message.id, result: invalid('query.unknown', UNKNOWN) });
        else live.subscribe(message.id, query, message.params);
        return;
      }
      case 'unsubscribe':
        live.unsubscribe(message.id);
    }
  }

  port.onMessage((raw) => {
    const message = fromRenderer.safeParse(raw);
    if (message.success) {
      receive(message.data);
      return;
    }
    const id = idOf(raw);
    options.log('port.malformed_message', { hasId: id === undefined ? 0 : 1 });
    if (id !== undefined) port.post({ type: 'returned', id, result: invalid('port.malformed_message', MALFORMED) });
  });
  const whenClosed = new Promise<void>((resolve) => {
    port.onClose(() => {
      live.close();
      resolve();
    });
  });
  return { changed: (changed) => live.changed(changed), refresh: (isConcerned) => live.refresh(isConcerned), whenClosed };
}
