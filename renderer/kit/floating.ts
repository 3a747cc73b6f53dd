/**
 * Lets go of what faded in and is closed. Whoever asks an animation for its
 * `finished`, as the popups of Base UI do, keeps a cancelled one alive in
 * Chromium for as long as the window lives, and with it the element it moved
 * and all that hung on it: 550 nodes for each time the palette was open. An
 * animation that has run needs its element no more.
 */
export function letFloatingGo(page: Document): void {
  page.addEventListener('transitionrun', ({ target }) => {
    if (!(target instanceof Element) || !target.matches('.floating, .scrim')) return;
    for (const animation of target.getAnimations()) {
      const release = (): void => {
        animation.effect = null;
      };
      void animation.finished.then(release, release);
    }
  });
}
