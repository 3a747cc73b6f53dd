import { join } from 'node:path';
import { openMirror, type Mirror } from '../../db/mirror/mirror.ts';
import type { Command } from '../../shared/contract/commands.ts';
import { failure, success, type AppError, type Result } from '../../shared/errors.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { createEngine } from '../../sync/engine/engine.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import { createHttpTransport, type Fetch } from '../../sync/engine/http-transport.ts';
import type { Runtime } from '../../sync/engine/runtime.ts';
import { AnswerCache } from './answer-cache.ts';
import { createAsk } from './ask.ts';
import { createRun } from './commands.ts';
import { Forgetter } from './forget-gone.ts';
import { createKeptValues } from './kept-values.ts';
import type { DataProcessStart, UnlockedStart } from './host-messages.ts';
import type { Ask, Changed } from './live-queries.ts';
import { Notifier, type DesktopNotification } from './notifier.ts';
import type { MirrorReader } from './query-handler.ts';
import { ledgerRows } from './queries/receipts.ts';
import { SearchIndexer } from './search/indexer.ts';
import { createSessionStore } from './session-store.ts';
import { createSettingsStore, readSettings } from './settings.ts';
import { noteUnsent } from './vault/unsent-note.ts';

/** What the data process takes from its surroundings. */
export interface CoreOptions {
  readonly start: UnlockedStart;
  readonly fetch: Fetch;
  readonly runtime: Runtime;
  readonly onChange: (changed: Changed) => void;
  readonly onNotification: (notification: DesktopNotification) => void;
  readonly onSettings: (settings: Settings) => void;
  readonly log: (event: string, figures: Readonly<Record<string, string | number | boolean | null>>) => void;
}

/** The working heart of the data process: answers, commands, sync. */
export interface Core {
  readonly ask: Ask;
  readonly run: (command: Command<unknown, unknown>, input: unknown) => Result<unknown> | Promise<Result<unknown>>;
  readonly stop: () => Promise<void>;
}

const SETTINGS: Changed = new Set(['settings']);

function completeCopy(mirror: Mirror): MirrorReader | null {
  return mirror.current().hasCopy() ? mirror.database() : null;
}

/** The demo profile signs in by itself, once; a refusal is then shown by the sign-in form like any other. */
async function signDemoIn(engine: Engine, { demoSignIn, defaultGatewayUrl }: DataProcessStart): Promise<void> {
  if (demoSignIn === null || defaultGatewayUrl === null || engine.session().state !== 'signed_out') return;
  await engine.signIn({ gatewayUrl: defaultGatewayUrl, ...demoSignIn });
}

/** Changes that would be lost with this copy. */
function unsentOf(engine: Engine): number {
  const { pending, needsAttention } = engine.status();
  return pending + needsAttention;
}

function createNotifier(options: CoreOptions, mirror: Mirror, engine: Engine, isEnabled: () => boolean): Notifier {
  return new Notifier({
    source: () => {
      const reader = completeCopy(mirror);
      const account = engine.session().account;
      return reader === null || account === null ? null : { mirror: reader, userId: account.userId };
    },
    isEnabled,
    show: options.onNotification,
    log: options.log,
  });
}

/**
 * Opens a profile: mirror, engine, settings, notifier, wired by constructor
 * arguments and nothing else.
 * @throws AppError when the mirror cannot be opened: newer version, wrong key, disk full, busy
 */
export function openCore(options: CoreOptions): Core {
  const { start } = options;
  const mirror = openMirror({ folder: join(start.profileFolder, 'mirror'), key: start.key, nativeBinding: start.sqliteAddon ?? undefined });
  try {
    return coreOver(mirror, options);
  } catch (thrown) {
    // Whoever tries again opens it again.
    mirror.close();
    throw thrown;
  }
}

function coreOver(mirror: Mirror, options: CoreOptions): Core {
  const { start, runtime, log } = options;
  const settings = createSettingsStore(start.profileFolder);
  const cache = new AnswerCache();
  const engine = createEngine({
    mirror,
    transportTo: (gatewayUrl) => createHttpTransport(gatewayUrl, options.fetch, runtime),
    sessions: createSessionStore(start.profileFolder, Buffer.from(start.key, 'hex')),
    runtime,
    device: start.device,
    log,
  });
  engine.start();
  const notifier = createNotifier(options, mirror, engine, () => settings.current().notifications);
  const copy = {
    database: () => (mirror.current().hasCopy() ? mirror.database() : null),
    schedule: runtime.schedule,
    log,
  };
  const indexer = new SearchIndexer(copy);
  const forgetter = new Forgetter(copy);
  const unsent =
    start.byPassphrase === true
      ? noteUnsent({ profileFolder: start.profileFolder, count: () => unsentOf(engine), nowMs: runtime.now, schedule: runtime.schedule })
      : null;
  const unsubscribe = engine.onChange((changed) => {
    if (changed.has('queue')) unsent?.changed();
    cache.invalidate(changed);
    if (changed.has('session')) cache.clear();
    options.onChange(changed);
    notifier.changed(changed);
    indexer.changed(changed);
    forgetter.changed(changed);
  });
  notifier.changed(new Set(['session']));
  void signDemoIn(engine, start);
  return {
    ask: createAsk({
      engine,
      cache,
      searchIndex: () => indexer.state(),
      log,
      mirror: () => completeCopy(mirror),
      firstScreen: () => mirror.firstScreen(),
      mirrorBytes: () => mirror.current().bytes(),
      settings: settings.current,
      device: { name: start.device.name, keyStore: start.keyStore },
      defaultGatewayUrl: start.defaultGatewayUrl,
      nowMs: runtime.now,
    }),
    run: createRun({
      engine,
      ledger: () => ledgerRows(engine, completeCopy(mirror)),
      kept: createKeptValues(() => mirror.database()),
      staysOnThisMachine: start.staysOnThisMachine,
      saveSettings: (changes) => {
        const saved = settings.save(changes);
        options.onSettings(saved);
        options.onChange(SETTINGS);
        return saved;
      },
    }),
    stop: async () => {
      unsubscribe();
      indexer.stop();
      forgetter.stop();
      unsent?.stop();
      await engine.stop();
      mirror.close();
    },
  };
}

/** Stands where nothing could be opened: all but the plain preferences is answered by the reason. */
export function refusingCore(reason: AppError, profileFolder: string): Core {
  const refusal = failure(reason.body);
  return {
    ask: (query) => (query.name === QUERIES.settingsQuery.name ? success(readSettings(profileFolder)) : refusal),
    run: () => refusal,
    stop: async () => {},
  };
}
