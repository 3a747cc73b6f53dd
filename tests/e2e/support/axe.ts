import axe from 'axe-core';
import type { Workstation } from './workstation.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.2 AA on the screen as it stands, one line a rule and place. */
export async function violations(workstation: Workstation): Promise<string[]> {
  await workstation.page.evaluate(axe.source);
  return workstation.page.evaluate(async (tags) => {
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
