import { z } from 'zod';
import { utcSecond } from './common.ts';
import { defineQuery } from './query.ts';

/** Whether this profile's key is at hand. Answered before and while anything else can be. */
export const vaultState = defineQuery({
  name: 'vault.state',
  params: z.object({}),
  answer: z.object({
    /** `choose`: a new profile on a computer without a key store, whose passphrase is yet to be chosen. */
    state: z.enum(['open', 'choose', 'locked']),
    byPassphrase: z.boolean(),
    /** After wrong passphrases: no other is looked at before this moment, ms since 1970. */
    waitUntilMs: z.int().nullable(),
    /** What a locked copy held back when it was last noted: changes that the server has not got. Null when nothing was noted. */
    unsent: z.object({ changes: z.int(), notedAt: utcSecond }).nullable(),
  }),
  reads: ['session'],
});
