import { toUtcSecond } from '../../../shared/time.ts';
import type { TableRows } from '../../../sync/protocol/rows.ts';
import { BenchDevice } from '../device.ts';
import { percentile, type Figure } from '../measure.ts';
import { ScriptedTransport, wireRows } from '../scripted-transport.ts';
import { moveRequest } from '../stages.ts';

const PENDING = 1_000;
const ROWS = 1_000;
const TURNS = 7;
const LETTER = 'Dear team, here is why this is the job I have been looking for. '.repeat(4);

/** Applications `first` and on, 1,000 of them, as the server has them after its `turn`-th change. */
function applications(first: number, turn: number): TableRows {
  const at = toUtcSecond(Date.parse('2026-03-01T09:00:00Z') + turn * 60_000);
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    id: first + index,
    jobId: 1,
    candidateId: first + index,
    coverLetter: LETTER,
    status: 'submitted',
    aiScore: turn,
    submittedAt: '2026-03-01 09:00:00',
    updatedAt: at,
  }));
  return wireRows('applications', rows);
}

function scoreOf(device: BenchDevice, applicationId: number): number | undefined {
  return device.mirror.database().prepare<{ aiScore: number }>('SELECT aiScore FROM applications WHERE id = ?').get(applicationId)?.aiScore;
}

/** From the frame's arrival as text to the commit, ms; the waiting changes must all still be shown. */
async function pull(device: BenchDevice, transport: ScriptedTransport, first: number, turn: number): Promise<number> {
  const last = first + ROWS - 1;
  const start = transport.bring(applications(first, turn));
  const done = await device.until(() => scoreOf(device, last) === turn, 'in possession of the rows');
  const { pending } = device.engine.status();
  if (pending !== PENDING || device.statusOf(1) !== 'reviewing' || device.statusOf(PENDING) !== 'reviewing')
    throw new Error('A waiting change was lost by the pull');
  return done - start;
}

/** The server's rows arrive while 1,000 changes of this device wait for their verdict. */
export async function benchPull(progress: (text: string) => void): Promise<Figure[]> {
  const transport = new ScriptedTransport([applications(1, 0), applications(1 + ROWS, 0)]);
  const device = new BenchDevice('http://127.0.0.1', transport);
  try {
    await device.follow();
    progress(`${PENDING} moves wait, ${ROWS} rows arrive, ${TURNS} times beside them and on them in turns`);
    for (let id = 1; id <= PENDING; id += 1) {
      const answer = device.engine.mutate(moveRequest(id, device.statusOf(id)));
      if (!answer.ok) throw new Error(`The bench's move was refused: ${answer.error.message}`);
    }
    const disjoint: number[] = [];
    const touched: number[] = [];
    for (let turn = 1; turn <= TURNS; turn += 1) {
      disjoint.push(await pull(device, transport, 1 + ROWS, turn));
      touched.push(await pull(device, transport, 1, turn));
    }
    progress(`disjoint ${disjoint.map((ms) => ms.toFixed(0)).join(', ')} ms; touched ${touched.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    return [
      { name: 'pull.pending.disjoint', value: percentile(disjoint, 0.5) },
      { name: 'pull.pending.touched', value: percentile(touched, 0.5) },
    ];
  } finally {
    await device.close();
  }
}
