import { randomBytes } from 'node:crypto';
import { VAULT_COMMANDS, type Command } from '../../../shared/contract/commands.ts';
import { passphraseStrength } from '../../../shared/domain/passphrase.ts';
import { AppError, failure, success, toErrorBody, type ErrorBody, type Result } from '../../../shared/errors.ts';
import type { AnswerOf } from '../../../shared/queries/query.ts';
import type { vaultState } from '../../../shared/queries/vault.ts';
import { openAttempts } from './attempts.ts';
import { readKeyFile, unreadableKey, writeKeyFile, type DerivationCost, type WrappedKey } from './key-file.ts';
import { unwrapKey, wrapKey } from './passphrase-wrap.ts';
import { abandonCopy } from './start-over.ts';
import { readUnsent } from './unsent-note.ts';

const KEY_BYTES = 32;

export interface VaultOptions {
  readonly profileFolder: string;
  /** The key, where the system keeps it; null where a passphrase does or shall. */
  readonly key: string | null;
  readonly nowMs: () => number;
  /** The key has come to hand, or waiting for the next attempt has begun. */
  readonly onChange: () => void;
  /** What passphrases chosen from now on cost; for tests, the least that a key file may ask for. */
  readonly cost?: DerivationCost;
}

/** Where a profile's key comes from while it is used. */
export interface Vault {
  /** 64 hex digits; null while it is locked. */
  readonly key: () => string | null;
  readonly state: () => AnswerOf<typeof vaultState>;
  /** Runs a command of {@link VAULT_COMMANDS}; undefined for any other. */
  readonly run: (command: Command<unknown, unknown>, input: unknown) => Promise<Result<unknown>> | undefined;
}

function refuse(kind: ErrorBody['kind'], code: string, message: string, retryAfterSeconds?: number): AppError {
  return new AppError({ kind, origin: 'main', code, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });
}

/** What every other question is answered with until the key is there. */
export function locked(): AppError {
  return refuse('forbidden', 'vault.locked', 'Your copy on this laptop is locked. Enter its passphrase to open it; everything in it is safe.');
}

function alreadyChosen(): AppError {
  return refuse('conflict', 'vault.already_chosen', 'This profile is protected already. Change its passphrase in the settings.');
}

function notLocked(): AppError {
  return refuse('conflict', 'vault.not_locked', 'This copy is open, so there is nothing to give up. Sign out in the settings instead.');
}

function requireStrong(passphrase: string): void {
  if (passphraseStrength(passphrase) !== 'too_weak') return;
  throw refuse(
    'invalid_input',
    'vault.weak_passphrase',
    'This passphrase would be guessed too soon. Take four or more words that nobody would expect together.',
  );
}

/**
 * Opens the vault of a profile: with the key given, else closed until its
 * passphrase is chosen or entered. One command at a time; a passphrase is
 * derived here, beside no one else's work but this profile's.
 * @throws AppError `key.unreadable`
 */
export function openVault(options: VaultOptions): Vault {
  const attempts = openAttempts(options.profileFolder);
  let key = options.key;
  let wrapped = options.key === null ? readWrapped(options.profileFolder) : null;
  const oneAtATime = createTurn();

  async function wrap(newKey: string, passphrase: string): Promise<void> {
    requireStrong(passphrase);
    const next = await wrapKey(newKey, passphrase, options.cost);
    writeKeyFile(options.profileFolder, next);
    wrapped = next;
  }

  /** The key, if this is its passphrase. Counts the attempt. */
  async function tryPassphrase(passphrase: string): Promise<string> {
    if (wrapped === null) throw refuse('conflict', 'vault.no_passphrase', 'This profile is not kept by a passphrase, so there is none to enter.');
    const waitUntil = attempts.waitUntil(options.nowMs());
    if (waitUntil !== null) throw refuseForNow(waitUntil - options.nowMs());
    attempts.begin(options.nowMs());
    const opened = await unwrapKey(wrapped, passphrase);
    if (opened !== null) {
      attempts.succeeded();
      return opened;
    }
    options.onChange();
    const wait = attempts.waitUntil(options.nowMs());
    throw wait === null
      ? refuse('unauthenticated', 'vault.wrong_passphrase', 'This is not the passphrase of this laptop’s copy. Nothing was changed; try again.')
      : refuseForNow(wait - options.nowMs());
  }

  const actions = {
    [VAULT_COMMANDS.choosePassphrase.name]: async (input: unknown) => {
      if (key !== null || wrapped !== null) throw alreadyChosen();
      const chosen = randomBytes(KEY_BYTES).toString('hex');
      await wrap(chosen, VAULT_COMMANDS.choosePassphrase.input.parse(input).passphrase);
      key = chosen;
      options.onChange();
    },
    [VAULT_COMMANDS.unlock.name]: async (input: unknown) => {
      key = await tryPassphrase(VAULT_COMMANDS.unlock.input.parse(input).passphrase);
      options.onChange();
    },
    [VAULT_COMMANDS.changePassphrase.name]: async (input: unknown) => {
      const { current, next } = VAULT_COMMANDS.changePassphrase.input.parse(input);
      requireStrong(next);
      await wrap(await tryPassphrase(current), next);
    },
    [VAULT_COMMANDS.startOver.name]: async (input: unknown) => {
      VAULT_COMMANDS.startOver.input.parse(input);
      if (key !== null || wrapped === null) throw notLocked();
      abandonCopy(options.profileFolder);
      attempts.succeeded();
      wrapped = null;
      options.onChange();
    },
  };

  return {
    key: () => key,
    state: () => ({
      state: key !== null ? 'open' : wrapped === null ? 'choose' : 'locked',
      byPassphrase: wrapped !== null,
      waitUntilMs: attempts.waitUntil(options.nowMs()),
      unsent: key === null && wrapped !== null ? readUnsent(options.profileFolder) : null,
    }),
    run: (command, input) => {
      const action = actions[command.name];
      return action && oneAtATime(() => action(input));
    },
  };
}

/** Carries actions out one at a time; one that is asked for meanwhile is refused. */
function createTurn(): (action: () => Promise<void>) => Promise<Result<unknown>> {
  let isBusy = false;
  return async (action) => {
    if (isBusy)
      return failure(refuse('busy', 'vault.busy', 'The passphrase before this one is still being looked at. Wait a moment, then try again.').body);
    isBusy = true;
    try {
      await action();
      return success({});
    } catch (thrown) {
      return failure(toErrorBody(thrown, 'main'));
    } finally {
      isBusy = false;
    }
  };
}

function refuseForNow(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1_000);
  return refuse(
    'rate_limited',
    'vault.wait',
    `Several wrong passphrases in a row. Wait before the next attempt; everything in your copy is safe.`,
    seconds,
  );
}

function readWrapped(profileFolder: string): WrappedKey | null {
  const stored = readKeyFile(profileFolder);
  if (stored === null) return null;
  if (stored.protection !== 'passphrase') throw unreadableKey();
  return stored;
}
