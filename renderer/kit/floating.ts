/**
 * Lets go of what faded in and is closed. Whoever asks an animation for its
 * `finished`, as the popups of Base UI do, keeps a cancelled one alive in
 * Chromium for as long as the window lives: a new promise takes the place of the
 * old one, and nothing keeps it. With the animation stays the element it moved,
 * and all that hung on it: 550 nodes for each time the palette was open, 14 for
 * each toast. So one that is cancelled, as all are whose element goes, lets go
 * of its element and is brought to its end.
 */
export function letFloatingGo(page: Document): void {
  page.addEventListener('transitionrun', ({ target }) => {
    if (!(target instanceof Element) || !target.matches('.floating, .scrim')) return;
    for (const animation of target.getAnimations()) animation.addEventListener('cancel', () => endOf(animation), { once: true });
  });
}

function endOf(animation: Animation): void {
  animation.effect = null;
  animation.finish();
}
