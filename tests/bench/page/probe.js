// Runs inside the page, as text: what only the page itself can time. Answers an object of functions.
(() => {
  /** Resolves after the frame that shows what the DOM holds now has been painted. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const begun = performance.now();
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => resolve({ begun, at: performance.now() }), { once: true });
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    });

  const PATIENCE_MS = 30_000;

  /** Resolves in the frame in which a condition holds; rejects when it never does, saying what was waited for. */
  const until = async (holds, what) => {
    const deadline = performance.now() + PATIENCE_MS;
    while (!holds()) {
      if (performance.now() > deadline) throw new Error(`The page did not show ${what}: ${document.body.innerText.slice(0, 300)}`);
      // A window that draws nothing has no frames; the deadline must be met all the same.
      await Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), new Promise((resolve) => setTimeout(resolve, 1_000))]);
    }
  };

  const cardOf = (status) => document.querySelector(`[data-testid="column-${status}"] [data-card]`);

  /** Resolves once each of these columns shows a card, painted; with the moment on the clock of the epoch, ms. */
  const whenShown = async (statuses) => {
    await until(() => statuses.every(cardOf), `cards in ${statuses.join(', ')}`);
    return performance.timeOrigin + (await painted()).at;
  };

  /** Resolves once the window is level with the server, its first copy in use; with the moment on the clock of the epoch, ms. */
  const whenOnline = async () => {
    await until(() => document.querySelector('[data-testid="sync-pill"][data-state="online"]') !== null, 'that it is online');
    return performance.timeOrigin + performance.now();
  };

  /** Clicks a view in the sidebar. */
  const go = (title) => {
    const link = [...document.querySelectorAll('button')].find((button) => button.textContent.startsWith(title));
    if (link === undefined) throw new Error(`There is no "${title}" in the sidebar`);
    link.click();
  };

  return {
    whenShown,
    whenOnline,
    go,
    painted,
    /** From the click on the pipeline to its cards on the screen, ms. */
    open: async (statuses) => {
      const start = performance.timeOrigin + performance.now();
      go('Pipeline');
      return (await whenShown(statuses)) - start;
    },
    /** Scrolls a column a little in every frame. Answers the times between frames and the tasks over 50 ms. */
    scroll: async (status, frames, pixels) => {
      const list = cardOf(status).closest('[role="listbox"]');
      const tasks = [];
      const observer = new PerformanceObserver((entries) => tasks.push(...entries.getEntries().map((entry) => entry.duration)));
      observer.observe({ type: 'longtask' });
      const gaps = [];
      let last = await new Promise((resolve) => requestAnimationFrame(resolve));
      for (let frame = 0; frame < frames; frame += 1) {
        list.scrollTop += pixels;
        const now = await new Promise((resolve) => requestAnimationFrame(resolve));
        gaps.push(now - last);
        last = now;
      }
      const scrolled = list.scrollTop;
      await new Promise((resolve) => setTimeout(resolve, 200));
      observer.disconnect();
      list.scrollTop = 0;
      return { gaps, tasks, scrolled };
    },
    /** Gives the keyboard to the search of the candidates, once every document is in its index. */
    search: async () => {
      go('Candidates');
      const field = () => document.querySelector('input[aria-label="Search candidates"]');
      await until(() => field() !== null, 'the search of the candidates');
      field().focus();
    },
    /** Waits for a key press and for the answer to this text to be on the screen; from the key to the painted frame, ms. */
    watchSearch: (text) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`“${text}” was not answered`)), 10_000);
        let pressed = 0;
        addEventListener('keydown', () => (pressed ||= performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (pressed === 0 || document.querySelector('[data-answered]')?.dataset.answered !== text) return;
          observer.disconnect();
          void painted().then(({ at }) => resolve(at - pressed));
        });
        observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-answered'] });
      }),
    /** The id of the card at the top of a column, once it is drawn. */
    topOf: async (status) => {
      const top = () => document.querySelector(`[data-testid="column-${status}"] [data-card][aria-posinset="1"]`);
      await until(() => top() !== null, `the top of ${status}`);
      return Number(top().dataset.card);
    },
    /** From the key that shows the pipeline as a table to its rows on the screen, ms. */
    watchTable: async () => {
      const pressed = new Promise((resolve) => addEventListener('keydown', () => resolve(performance.now()), { capture: true, once: true }));
      const began = await pressed;
      await until(() => document.querySelector('[data-testid="pipeline-table"] [data-card]') !== null, 'rows');
      return (await painted()).at - began;
    },
    /** Waits for a key press and for somebody else's application with what they wrote to be on the screen; from the key to the painted frame, ms. */
    watchReview: () =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('Nobody else was shown')), 10_000);
        const name = () => document.querySelector('[data-testid="review-name"]')?.textContent ?? '';
        const written = () => document.querySelector('[role="region"] section')?.textContent ?? '';
        const before = name();
        let pressed = 0;
        addEventListener('keydown', () => (pressed ||= performance.now()), { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (pressed === 0 || name() === before || name() === '' || written() === '') return;
          observer.disconnect();
          void painted().then(({ at }) => resolve(at - pressed));
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    /** From a click on a view in the sidebar to what is asked for on the screen, ms. */
    visit: async (title, selector) => {
      const began = performance.now();
      go(title);
      await until(() => document.querySelector(selector) !== null, `${title} with ${selector}`);
      return (await painted()).at - began;
    },
    /** From the next press of a key to a notice with these words, painted, ms. */
    watchNotice: (words) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`“${words}” was not said`)), PATIENCE_MS);
        let pressed = 0;
        addEventListener('keydown', (event) => event.key !== 'Control' && (pressed ||= performance.now()), { capture: true });
        const said = () =>
          [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="region"]')].some((one) => one.textContent.includes(words));
        const observer = new MutationObserver(() => {
          if (pressed === 0 || !said()) return;
          observer.disconnect();
          void painted().then(({ at }) => resolve(at - pressed));
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    /** Gives the keyboard to a card. */
    focus: async (id) => {
      const find = () => document.querySelector(`[data-card="${id}"]`);
      await until(() => find() !== null, `card ${id}`);
      find().focus();
      await painted();
    },
    /**
     * Waits for a key press and for the card to be in its new column, painted.
     * `work` is what the page did for it: key to changed DOM, and the frame that drew it;
     * `paint` is from the key to the painted frame, the wait for the screen's clock included.
     */
    watchMove: (id, status) =>
      new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error(`Card ${id} did not arrive in ${status}`)), 10_000);
        let pressed = 0;
        addEventListener('keydown', (event) => event.key !== 'Control' && (pressed ||= performance.now()), { capture: true });
        const observer = new MutationObserver(() => {
          if (pressed === 0 || document.querySelector(`[data-testid="column-${status}"] [data-card="${id}"]`) === null) return;
          observer.disconnect();
          const changed = performance.now();
          void painted().then(({ begun, at }) => resolve({ work: changed - pressed + (at - begun), paint: at - pressed }));
        });
        observer.observe(document.body, { childList: true, subtree: true });
      }),
  };
})();
