import { z } from 'zod';
import { COMPLETE, defineMutator } from './mutator.ts';
import { gone, STAFF } from './staff.ts';

const waiting = z.object({ applicationId: z.int(), historyId: z.int() });

/**
 * Takes the e-mail of a move back while it waits; the move itself stays. What
 * waits is known on the server alone: where the e-mail has left already, the
 * gateway refuses and says so.
 */
export const cancelLetter = defineMutator({
  name: 'applications.cancelLetter',
  argsVersion: 1,
  input: waiting,
  args: waiting,
  ids: [
    { path: 'applicationId', table: 'applications' },
    { path: 'historyId', table: 'applicationHistory' },
  ],
  roles: STAFF,
  effects: ['takes the waiting e-mail back; refused once it has left'],
  prepare: (given) => given,
  label: () => 'Cancel an e-mail',
  *run(tx, { applicationId, historyId }) {
    if ((yield* tx.get('applications', applicationId)) === undefined) throw gone('application');
    if ((yield* tx.get('applicationHistory', historyId)) === undefined) throw gone('move');
    return COMPLETE;
  },
  *inverse() {
    return null;
  },
});
