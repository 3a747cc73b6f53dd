import { COMMANDS } from '../../shared/contract/commands.ts';
import { AppError, success } from '../../shared/errors.ts';
import type { LocalTopic } from '../../shared/queries/query.ts';
import { vaultState } from '../../shared/queries/vault.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { openCore, refusingCore, type Core, type CoreOptions } from './core.ts';
import type { DataProcessStart } from './host-messages.ts';
import type { Changed } from './live-queries.ts';
import { servePort, type PortServer, type WindowPort } from './port-server.ts';
import { MIRROR_HANDLERS } from './queries/registry.ts';
import { locked, openVault } from './vault/vault.ts';

/** Answers that depend on the time of day are looked at again this often. */
const CLOCK_MS = 60_000;
const EVERYTHING: Changed = new Set<TableName | LocalTopic>(['session']);

export type DataServiceOptions = Omit<CoreOptions, 'onChange' | 'start'> & { readonly start: DataProcessStart };

/** Serves any number of windows from one profile. */
export interface DataService {
  readonly serve: (port: WindowPort) => void;
  /** Ends every loop and closes the file. What was answered is safe. */
  readonly stop: () => Promise<void>;
}

function followsClock(queryName: string): boolean {
  return MIRROR_HANDLERS.get(queryName)?.followsClock === true;
}

/**
 * The composition root of the data process. When the profile cannot be opened,
 * windows are still served: with the reason, and every "try again" of the user
 * tries to open it again.
 */
export function createDataService(options: DataServiceOptions): DataService {
  const servers = new Set<PortServer>();
  const tell = (changed: Changed): void => {
    for (const server of servers) server.changed(changed);
  };
  const { profileFolder } = options.start;
  const vault = openVault({ profileFolder, key: options.start.key, nowMs: options.runtime.now, onChange: () => keyChanged() });
  let core = open();

  function open(): Core & { readonly isRefusing: boolean } {
    try {
      const key = vault.key();
      if (key === null) throw locked();
      return {
        ...openCore({ ...options, start: { ...options.start, key, byPassphrase: vault.state().byPassphrase }, onChange: tell }),
        isRefusing: false,
      };
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      options.log('core.refused', { code: thrown.code });
      return { ...refusingCore(thrown, profileFolder), isRefusing: true };
    }
  }

  function keyChanged(): void {
    if (core.isRefusing && vault.key() !== null) core = open();
    tell(EVERYTHING);
  }

  function reopen(): void {
    core = open();
    if (!core.isRefusing) tell(EVERYTHING);
  }

  let cancelClock = scheduleClock();
  function scheduleClock(): () => void {
    return options.runtime.schedule(CLOCK_MS, () => {
      for (const server of servers) server.refresh((query) => followsClock(query.name));
      cancelClock = scheduleClock();
    });
  }

  return {
    serve: (port) => {
      const server = servePort(port, {
        ask: (query, params) => (query.name === vaultState.name ? success(vault.state()) : core.ask(query, params)),
        run: (command, input) => {
          const unlocking = vault.run(command, input);
          if (unlocking !== undefined) return unlocking;
          if (core.isRefusing && command.name === COMMANDS.syncNow.name) reopen();
          return core.run(command, input);
        },
        schedule: options.runtime.schedule,
        checksAnswers: options.start.checksAnswers,
        log: options.log,
      });
      servers.add(server);
      void server.whenClosed.then(() => servers.delete(server));
    },
    stop: async () => {
      cancelClock();
      await core.stop();
    },
  };
}

/** Serves windows where there is not even a key: with the reason alone. */
export function createRefusingService(reason: AppError, profileFolder: string, runtime: DataServiceOptions['runtime']): DataService {
  const core = refusingCore(reason, profileFolder);
  return {
    serve: (port) => void servePort(port, { ask: core.ask, run: core.run, schedule: runtime.schedule, checksAnswers: false, log: () => {} }),
    stop: core.stop,
  };
}
