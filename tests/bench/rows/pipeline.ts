import { setTimeout as delay } from 'node:timers/promises';
import type { Workstation } from '../../e2e/support/workstation.ts';
import { percentile, type Figure } from '../measure.ts';
import type { BenchWorld } from '../world.ts';
import { COLUMNS, inPage, withLargeJob } from './board.ts';

const TURNS = 7;
const REVIEWED = 30;
/** Of 10,000 applications in seven stages with scores of 0 to 99, these are the 500 best of one stage. */
const SCORE_OF_500 = 64;

/** Changes one application elsewhere, so that no answer is remembered. */
async function disturb(world: BenchWorld, turn: number): Promise<void> {
  await world.connection.execute('UPDATE applications SET aiScore = ? WHERE id = ?', [turn, 5_000]);
  await delay(500);
}

async function tableOpenings(workstation: Workstation, world: BenchWorld): Promise<number[]> {
  const { page } = workstation;
  const openings: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await disturb(world, turn);
    const watched = inPage<number>(workstation, 'watchTable()');
    await inPage(workstation, 'painted()');
    await page.keyboard.press('v');
    openings.push(await watched);
    if (turn === 0) await page.getByRole('button', { name: 'Candidate', exact: true }).click();
    await delay(300);
    await page.keyboard.press('v');
    await inPage(workstation, `whenShown(${JSON.stringify(COLUMNS)})`);
  }
  // The first one was sorted by the date: it only chose the order.
  return openings.slice(1);
}

async function switches(workstation: Workstation): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    taken.push(await inPage<number>(workstation, "visit('Interviews', 'main [role=\"list\"], main h1')"));
    await delay(200);
    taken.push(await inPage<number>(workstation, "visit('Pipeline', '[data-testid=\"column-withdrawn\"] [data-card]')"));
    await delay(200);
  }
  return taken;
}

/** Goes through a review of everybody who waits on the job, one key at a time. */
async function review(workstation: Workstation): Promise<number[]> {
  const { page } = workstation;
  await page.keyboard.press('Shift+O');
  await page.getByTestId('review-progress').waitFor();
  await delay(500);
  const taken: number[] = [];
  for (let turn = 0; turn < REVIEWED; turn += 1) {
    const watched = inPage<number>(workstation, 'watchReview()');
    await inPage(workstation, 'painted()');
    await page.keyboard.press('j');
    taken.push(await watched);
    await delay(100);
  }
  await page.keyboard.press('Escape');
  await page.getByTestId('review-progress').waitFor({ state: 'detached' });
  await workstation.open('/pipeline/1');
  await inPage(workstation, `whenShown(${JSON.stringify(COLUMNS)})`);
  return taken;
}

async function filterTo500({ page }: Workstation): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = page.getByRole('dialog', { name: 'Filter' });
  await filter.getByRole('checkbox', { name: 'Submitted' }).click();
  await filter.getByLabel('Match of at least').fill(String(SCORE_OF_500));
  await page.keyboard.press('Escape');
  await delay(500);
}

interface Bulk {
  readonly count: number;
  readonly moved: number;
  readonly undone: number;
}

/** Moves about 500 at once and takes it back by one key. */
async function bulk(workstation: Workstation): Promise<Bulk> {
  const { page } = workstation;
  await page.locator('[data-testid="pipeline-table"] [data-card]').first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: 'Selected candidates' });
  const count = Number.parseInt((await bar.innerText()).replaceAll(',', ''), 10);
  if (!(count >= 500 && count < 560)) throw new Error(`${count} are selected instead of about 500`);
  await bar.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitem', { name: 'Shortlisted', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move to Shortlisted' }).focus();
  const moved = inPage<number>(workstation, `watchNotice('Moved ${count} candidates')`);
  await inPage(workstation, 'painted()');
  await page.keyboard.press('Enter');
  const took = await moved;
  await delay(1_000);
  const undone = inPage<number>(workstation, "watchNotice('Undone: Move')");
  await inPage(workstation, 'painted()');
  await page.keyboard.press('Control+z');
  const back = await undone;
  await delay(2_500);
  return { count, moved: took, undone: back };
}

/** Moves everybody in the table there and back: it must stay usable, there is no goal for it. */
async function everybody(workstation: Workstation): Promise<string> {
  const { page } = workstation;
  await page.getByRole('button', { name: /^Filter/u }).click();
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await page.keyboard.press('Escape');
  await delay(500);
  await page.locator('[data-testid="pipeline-table"] [data-card]').first().focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: 'Selected candidates' });
  const selected = /[\d,]+/u.exec(await bar.innerText())?.[0] ?? '0';
  await bar.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitem', { name: 'Reviewing', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move to Reviewing' }).focus();
  const moved = inPage<number>(workstation, "watchNotice('Moved ')");
  await inPage(workstation, 'painted()');
  await page.keyboard.press('Enter');
  const there = await moved;
  await delay(3_000);
  const undone = inPage<number>(workstation, "watchNotice('Undone: Move')");
  await inPage(workstation, 'painted()');
  await page.keyboard.press('Control+z');
  return `${selected} at once: moved in ${there.toFixed(0)}, undone in ${(await undone).toFixed(0)} ms`;
}

async function measure(workstation: Workstation, world: BenchWorld, progress: (text: string) => void): Promise<Figure[]> {
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open('/pipeline/1');
  await inPage(workstation, `whenShown(${JSON.stringify(COLUMNS)})`);
  const tables = await tableOpenings(workstation, world);
  progress(`table openings ${tables.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  const taken = await switches(workstation);
  progress(`switches ${taken.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  const read = await review(workstation);
  progress(`next of a review: p50 ${percentile(read, 0.5).toFixed(0)}, longest ${percentile(read, 1).toFixed(0)} ms`);
  await page.keyboard.press('v');
  await filterTo500(workstation);
  const bulks: Bulk[] = [];
  while (bulks.length < TURNS - 2) bulks.push(await bulk(workstation));
  progress(`bulks of ${bulks[0]?.count}: ${bulks.map((one) => `${one.moved.toFixed(0)}/${one.undone.toFixed(0)}`).join(', ')} ms (moved/undone)`);
  progress(await everybody(workstation));
  return [
    { name: 'pipeline.10k.table', value: percentile(tables, 0.5) },
    { name: 'pipeline.10k.switch', value: percentile(taken, 0.95) },
    { name: 'review.10k.next', value: percentile(read, 0.95) },
    {
      name: 'pipeline.10k.bulk',
      value: percentile(
        bulks.map((one) => one.moved),
        0.5,
      ),
    },
    {
      name: 'pipeline.10k.bulk.undone',
      value: percentile(
        bulks.map((one) => one.undone),
        0.5,
      ),
    },
  ];
}

/** A job with 10,000 applications as a table, from screen to screen, and 500 of them at once. */
export function benchPipeline(progress: (text: string) => void): Promise<Figure[]> {
  return withLargeJob(progress, measure);
}
