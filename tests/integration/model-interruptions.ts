import { insertOf, type ForeignStatement } from '../simulation/platform-rows.ts';

/** Sends statements together on one of two connections; answers what they came to, as a line. */
export type Ask = (connection: number, ...statements: readonly ForeignStatement[]) => Promise<string>;

/** Statements that travel together, one of which fails, and what is known of them afterwards. */
export interface Interruption {
  readonly failsBy: string;
  /** What the second connection wrote by these names is there in the end, after it has tried to roll back. */
  readonly left: readonly string[];
  /** @returns every answer in order; the one of the failure stands where it must not depend on who came first */
  readonly play: (ask: Ask) => Promise<string[]>;
}

function plain(sql: string, ...parameters: unknown[]): ForeignStatement {
  return { sql, parameters };
}

const BEGIN = plain('START TRANSACTION');
const COMMIT = plain('COMMIT');

function tag(name: string): ForeignStatement {
  return insertOf('candidateTags', { createdBy: 1, name }, name);
}

function move(id: number, status: string): ForeignStatement {
  return plain('UPDATE applications SET status = ? WHERE id = ?', status, id);
}

/** A batch as the gateway sends it, with something in the middle that fails. */
function brokenBy(failing: ForeignStatement): ForeignStatement[] {
  return [tag('in the batch'), failing, tag('behind it'), COMMIT];
}

/** Whether the transaction is still there shows in what ROLLBACK takes along. */
async function aftermath(ask: Ask): Promise<string[]> {
  const answers = [await ask(1, tag('after it')), await ask(1, plain('ROLLBACK'))];
  return [...answers, await ask(0, plain('SELECT id, name FROM candidateTags WHERE id > ? ORDER BY id', 4))];
}

const TAKEN = plain('INSERT INTO sync_state (name, value) VALUES ?', [['mark:0:1', '1']]);
const HANGS_ON_NOBODY = insertOf('candidateTags', { createdBy: 99, name: 'nobody’s' }, 'nobody');

/** By what fails, and where. */
export const INTERRUPTIONS: Readonly<Record<string, Interruption>> = {
  'a key that is taken, in a transaction': {
    failsBy: 'error 1062',
    left: [],
    play: async (ask) => [await ask(1, BEGIN, tag('early')), await ask(1, ...brokenBy(TAKEN)), ...(await aftermath(ask))],
  },
  'a key that is taken, outside of one': {
    failsBy: 'error 1062',
    left: ['in the batch', 'after it'],
    play: async (ask) => [
      await ask(1, tag('early'), plain('DELETE FROM candidateTags WHERE name = ?', 'early')),
      await ask(1, ...brokenBy(TAKEN)),
      ...(await aftermath(ask)),
    ],
  },
  'a reference to nothing, where the batch began the transaction': {
    failsBy: 'error 1452',
    left: [],
    play: async (ask) => [await ask(1, COMMIT), await ask(1, BEGIN, ...brokenBy(HANGS_ON_NOBODY)), ...(await aftermath(ask))],
  },
  'a lock that does not come in time': {
    failsBy: 'error 1205',
    left: [],
    play: async (ask) => {
      await ask(0, BEGIN, move(1, 'reviewing'));
      await ask(1, plain('SET innodb_lock_wait_timeout = 1'));
      return [await ask(1, BEGIN, tag('early')), await ask(1, ...brokenBy(move(1, 'offered'))), ...(await aftermath(ask))];
    },
  },
  'a deadlock': {
    failsBy: 'error 1213',
    left: ['after it'],
    play: async (ask) => {
      // Who has written more is spared, whoever comes first.
      await ask(0, BEGIN, move(1, 'reviewing'), ...[1, 2, 3, 4, 5, 6].map((id) => plain('UPDATE users SET name = ? WHERE id = 2', `name ${id}`)));
      const early = await ask(1, BEGIN, tag('early'), move(2, 'reviewing'));
      const spared = ask(0, move(2, 'offered'), COMMIT);
      return [early, await ask(1, ...brokenBy(move(1, 'offered'))), await spared, ...(await aftermath(ask))];
    },
  },
};
