import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { must } from '../../shared/errors.ts';
import type { Workstation } from '../e2e/support/workstation.ts';
import { ownMemoryOf, processTree } from './processes.ts';

/** What a freshly collected app holds. MB, but for the counts. */
export interface Held {
  /** What all processes made themselves, their shares of the programs' files left out. */
  readonly all: number;
  /** JS heaps in use. */
  readonly page: number;
  readonly data: number;
  readonly main: number;
  /** Of the first window's page: nodes of its documents and of what JS still refers to, and listeners. */
  readonly nodes: number;
  readonly listeners: number;
}

const MEGABYTE = 1_048_576;
const PATIENCE_MS = 30_000;
/** What was freed goes back to the system a moment later. */
const SETTLE_MS = 700;
const READINGS = 3;

/** The launcher whose data process answers {@link heldBy}. */
export const MEASURED_APP = join(import.meta.dirname, 'page', 'measured-app');

async function dataHeap(workstation: Workstation, profile: string): Promise<number> {
  const figures = join(profile, 'data-memory.json');
  rmSync(figures, { force: true });
  process.kill(must(await workstation.dataProcessId(), 'the data process'), 'SIGUSR2');
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return (JSON.parse(readFileSync(figures, 'utf8')) as { heapUsed: number }).heapUsed / MEGABYTE;
    } catch (problem) {
      if (Date.now() > deadline) throw problem;
    }
    await delay(20);
  }
}

async function pageHeap(page: Page): Promise<{ heap: number; nodes: number; listeners: number }> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { heap: usedSize / MEGABYTE, nodes, listeners: jsEventListeners };
  } finally {
    await session.detach();
  }
}

/** Collects the garbage of the page and of the data process and reads what all processes hold then, the least of a few readings. */
export async function heldBy(workstation: Workstation, profile: string): Promise<Held> {
  // What one collection lets go of may hold on to more until the next.
  await pageHeap(workstation.page);
  const { heap, nodes, listeners } = await pageHeap(workstation.page);
  const data = await dataHeap(workstation, profile);
  const { pid, used } = await workstation.app.evaluate(() => ({ pid: process.pid, used: process.memoryUsage().heapUsed }));
  const readings: number[] = [];
  while (readings.length < READINGS) {
    await delay(SETTLE_MS);
    readings.push(ownMemoryOf(processTree(pid)));
  }
  return { all: Math.min(...readings), page: heap, data, main: used / MEGABYTE, nodes, listeners };
}
