import type { Page } from '@playwright/test';
import { must } from '../../shared/errors.ts';
import type { Workstation } from '../e2e/support/workstation.ts';
import { PROBE } from './electron.ts';

/** Words of names and résumés of the bench's people (`data.ts`). */
const WORDS = ['person', 'utrecht', 'engineer', 'typescript'];
const VIEWS = ['h', 'i', 'm', 'y', 's'] as const;
const BOARD_VIEWS = 20;

/** A recruiter at the window: does one thing after the other as fast as it is answered, and counts what was done. */
export class Recruiter {
  readonly #workstation: Workstation;
  #done = 0;

  constructor(workstation: Workstation) {
    this.#workstation = workstation;
  }

  /** Actions so far: keys, clicks, turns of the wheel, words typed. */
  get done(): number {
    return this.#done;
  }

  /** About 60 actions: a job from its board to its table, some people, a search, a review, a look everywhere, a second window. */
  async round(number: number): Promise<void> {
    const job = (number % BOARD_VIEWS) + 1;
    await this.#openJob(job);
    await this.#sort();
    await this.#readPeople();
    await this.#asTable();
    await this.#search(must(WORDS[number % WORDS.length], 'a word'));
    await this.#openJob(job);
    await this.#review();
    await this.#everywhere();
    await this.#secondWindow(job);
  }

  get #page(): Page {
    return this.#workstation.page;
  }

  #asked<T>(call: string): Promise<T> {
    return this.#page.evaluate<T>(`(${PROBE}).${call}`);
  }

  async #key(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.#asked('painted()');
      this.#done += 1;
    }
  }

  async #openJob(job: number): Promise<void> {
    await this.#workstation.open(`/pipeline/${job}`);
    await this.#page.locator(`[data-testid="job-switcher"][aria-label*="Engineer ${job}."]`).waitFor();
    await this.#asked("topOf('reviewing')");
    this.#done += 1;
  }

  /** Scrolls a column, moves somebody on and takes it back, moves somebody for good, selects two. */
  async #sort(): Promise<void> {
    await this.#asked("scroll('submitted', 12, 90)");
    this.#done += 3;
    const id = await this.#asked<number>("topOf('reviewing')");
    await this.#asked(`focus(${id})`);
    await this.#key('Control+ArrowRight');
    await this.#workstation.cardIn('shortlisted', id).waitFor();
    await this.#key('Control+z');
    await this.#workstation.cardIn('reviewing', id).waitFor();
    await this.#key('ArrowRight', 'Control+ArrowLeft', 'ArrowDown', 'ArrowUp', 'x', 'ArrowDown', 'x', 'Escape');
  }

  /** Opens a few people of the board with everything about them. */
  async #readPeople(): Promise<void> {
    const panel = this.#page.getByTestId('candidate-panel');
    await this.#key('Enter');
    await panel.waitFor();
    for (const tab of await panel.getByRole('tab').all()) {
      await tab.click();
      this.#done += 1;
    }
    await this.#asked(`focus(${await this.#asked<number>("topOf('offered')")})`);
    await this.#key('Space', 'ArrowDown', 'ArrowDown');
    await panel.waitFor();
    await this.#key('Escape');
    await panel.waitFor({ state: 'detached' });
  }

  async #asTable(): Promise<void> {
    const rows = this.#page.locator('[data-testid="pipeline-table"] [data-card]');
    await this.#key('v');
    await rows.first().waitFor();
    await rows.first().focus();
    await this.#key('End', 'Home', 'ArrowDown', 'ArrowDown', 'v');
    await this.#asked("topOf('submitted')");
  }

  async #search(word: string): Promise<void> {
    await this.#key('g', 'c');
    await this.#asked('search()');
    for (const letter of word) await this.#key(letter);
    await this.#page.locator(`[data-answered="${word}"]`).waitFor();
    await this.#key('ArrowDown', 'Enter');
    await this.#page.getByTestId('candidate-panel').waitFor();
    await this.#key('Escape');
    await this.#page.getByTestId('candidate-panel').waitFor({ state: 'detached' });
    await this.#page.getByLabel('Search candidates').fill('');
    this.#done += 1;
  }

  /** Reads four of those who wait on the job, rates one, and leaves. */
  async #review(): Promise<void> {
    const progress = this.#page.getByTestId('review-progress');
    await this.#key('Shift+O');
    await progress.waitFor();
    await this.#key('4', 'j', 'Space', 'j', 'j', 'k', 'Escape');
    await progress.waitFor({ state: 'detached' });
  }

  async #everywhere(): Promise<void> {
    for (const view of VIEWS) await this.#key('g', view);
    await this.#key('Control+k');
    const palette = this.#page.getByRole('dialog', { name: 'Search and commands' });
    await palette.waitFor();
    await this.#key('e', 'n', 'Escape');
    await palette.waitFor({ state: 'detached' });
  }

  /** Looks at somebody in a window of their own and closes it. */
  async #secondWindow(job: number): Promise<void> {
    await this.#openJob(job);
    await this.#asked(`focus(${await this.#asked<number>("topOf('submitted')")})`);
    await this.#key('Enter');
    await this.#page.getByTestId('candidate-panel').waitFor();
    const [second] = await Promise.all([this.#workstation.app.waitForEvent('window'), this.#page.keyboard.press('Control+Shift+N')]);
    await second.getByTestId('candidate-panel').waitFor();
    await second.close();
    await this.#key('Escape');
    this.#done += 2;
  }
}
