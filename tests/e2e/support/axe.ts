import axe from 'axe-core';
import type { Workstation } from './workstation.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Waits until what fades or slides has arrived: half of it is neither there nor legible. */
async function settle({ page }: Workstation): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const moving = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

/** What breaks WCAG 2.2 AA on the screen as it stands, one line a rule and place. */
export async function violations(workstation: Workstation): Promise<string[]> {
  const { page } = workstation;
  await settle(workstation);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const result = await engine.run(document, {
      runOnly: tags,
      // What passes is counted, not described: a third of the time.
      resultTypes: ['violations'],
      // Experimental in axe: it wants a card's name to repeat each chip on it, which nobody would want to hear.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    });
    return result.violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
  }, RULES);
}
