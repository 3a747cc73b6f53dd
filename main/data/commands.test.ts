import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { success } from '../../shared/errors.ts';
import { createRun } from './commands.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

function harness(staysOnThisMachine = false) {
  const called: unknown[] = [];
  const note =
    (name: string) =>
    (...input: unknown[]) => {
      called.push([name, ...input]);
      return success({ mutationId: 1, label: 'Move', repeats: null });
    };
  const run = createRun({
    engine: {
      signIn: async (input) => {
        called.push(['signIn', input]);
        return success({});
      },
      companies: async () => success({ companies: [] }),
      readIdentity: async () => success({ candidate: {}, applications: [] }),
      signOut: async () => success({}),
      mutate: note('mutate'),
      undo: note('undo'),
      redo: note('redo'),
      retry: note('retry'),
      edit: note('edit'),
      resolveConflict: note('resolveConflict'),
      dismiss: note('dismiss'),
      syncNow: () => called.push(['syncNow']),
      verifyNow: async () => success({ repaired: 0 }),
    },
    ledger: () => [],
    kept: { keep: note('keep'), markSeen: note('markSeen') },
    saveSettings: (changes) => ({ ...DEFAULT_SETTINGS, ...changes }),
    staysOnThisMachine,
  });
  return { run, called };
}

const signIn = { gatewayUrl: 'https://gateway.example', email: 'maya@brightpath.example', password: 'secret' };

describe('commands', () => {
  test('every command of the contract has a handler', async () => {
    const { run } = harness();
    const inputs: Partial<Record<string, unknown>> = {
      signIn,
      listCompanies: signIn,
      signOut: { discardUnsent: false },
      mutate: { name: 'x', input: {} },
    };
    for (const [key, command] of Object.entries(COMMANDS)) {
      const result = await run(command, inputs[key] ?? { mutationId: 1 });
      expect([key, result.ok]).toEqual([key, true]);
    }
  });

  test('pass on what they were given', async () => {
    const { run, called } = harness();
    await run(COMMANDS.mutate, { name: 'applications.move', input: { moves: [] } });
    await run(COMMANDS.undo, { mutationId: null });
    expect(called).toEqual([
      ['mutate', { name: 'applications.move', input: { moves: [] } }],
      ['undo', null],
    ]);
    expect(await run(COMMANDS.saveSettings as never, { theme: 'dark' })).toEqual(success({ ...DEFAULT_SETTINGS, theme: 'dark' }));
  });

  test('a profile with an unprotected key connects to this machine only', async () => {
    const { run, called } = harness(true);
    const refused = await run(COMMANDS.signIn, signIn);
    expect(refused.ok ? null : refused.error.code).toBe('session.demo_profile');
    expect((await run(COMMANDS.signIn as never, { ...signIn, gatewayUrl: 'http://127.0.0.1:4100' })).ok).toBe(true);
    expect(called).toHaveLength(1);
  });
});
