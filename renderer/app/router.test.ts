import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAt, windowPlace } from '../../shared/contract/window-place.ts';
import { createRouter, parseRoute, router, showOwnerInPanel, toRoute } from './router.ts';

describe('routes', () => {
  it('reads what notifications carry', () => {
    expect(parseRoute('/pipeline/12?application=30')).toEqual({ view: 'pipeline', subject: 12, applicationId: 30, candidateId: null });
    expect(parseRoute('/interviews')).toEqual({ view: 'interviews', subject: null, applicationId: null, candidateId: null });
    expect(parseRoute('')).toMatchObject({ view: 'home' });
  });

  it('leaves out what is not an id', () => {
    expect(parseRoute('/pipeline/abc?application=1;drop&candidate=99999999999999999999')).toEqual({
      view: 'pipeline',
      subject: null,
      applicationId: null,
      candidateId: null,
    });
  });

  it('reads back what it writes', () => {
    const id = fc.option(fc.integer());
    const place = fc.record({ view: fc.constantFrom('home', 'pipeline', 'sync'), subject: id, applicationId: id, candidateId: id });
    fc.assert(
      fc.property(place, (one) => {
        expect(parseRoute(toRoute(one))).toEqual(one);
      }),
    );
  });
});

describe('the place a window keeps', () => {
  it('takes every route that the router writes', () => {
    const id = fc.option(fc.integer());
    const view = fc.constantFrom('home', 'pipeline', 'candidates', 'interviews', 'campaigns', 'review', 'compare', 'sync', 'settings', 'person');
    fc.assert(
      fc.property(fc.record({ view, subject: id, applicationId: id, candidateId: id }), (one) => {
        expect(windowPlace.parse(placeAt(toRoute(one))).route).toBe(toRoute(one));
      }),
    );
  });

  it('takes nothing that leads elsewhere, and no flood', () => {
    for (const text of ['https://evil.example', '//evil.example', '/home?x=%00', '/home#a', 'home', `/${'a'.repeat(600)}`])
      expect(windowPlace.safeParse(placeAt(text)).success).toBe(false);
    const scroll = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`list ${index}`, index]));
    expect(windowPlace.safeParse({ ...placeAt('/home'), scroll }).success).toBe(false);
  });
});

describe('the router', () => {
  it('goes back and forward, and a new way cuts off the old one', () => {
    const router = createRouter('/home');
    router.navigate('/pipeline/1');
    router.navigate('/interviews');
    router.back();
    expect(toRoute(router.current())).toBe('/pipeline/1');
    expect(router.canGoForward()).toBe(true);
    router.navigate('/campaigns');
    expect(router.canGoForward()).toBe(false);
    router.back();
    router.back();
    expect(toRoute(router.current())).toBe('/home');
    expect(router.canGoBack()).toBe(false);
    router.back();
    expect(toRoute(router.current())).toBe('/home');
  });

  it('replaces without leaving a step', () => {
    const router = createRouter('/pipeline/1');
    router.replace('/pipeline/1?candidate=4');
    expect(router.canGoBack()).toBe(false);
    expect(router.current().candidateId).toBe(4);
  });

  it('tells its listeners only of real changes', () => {
    const router = createRouter('/home');
    let heard = 0;
    const stop = router.subscribe(() => heard++);
    router.navigate('/home');
    expect(heard).toBe(0);
    router.navigate('/sync');
    expect(heard).toBe(1);
    stop();
    router.navigate('/home');
    expect(heard).toBe(1);
  });

  it('remembers a hundred steps, not more', () => {
    const router = createRouter('/home');
    for (let job = 1; job <= 300; job++) router.navigate(`/pipeline/${job}`);
    let steps = 0;
    while (router.canGoBack()) {
      router.back();
      steps++;
    }
    expect(steps).toBe(99);
  });
});

describe('a link that names only an application', () => {
  const owner = { applicationId: 30, candidateId: 7 };

  it('gets the person beside the view it opened', () => {
    router.navigate('/pipeline/12?application=30');
    expect(showOwnerInPanel(30, owner)).toBe(true);
    expect(toRoute(router.current())).toBe('/pipeline/12?application=30&candidate=7');
  });

  it('closes its panel where nobody is found', () => {
    router.navigate('/pipeline/12?application=31');
    expect(showOwnerInPanel(31, null)).toBe(true);
    expect(toRoute(router.current())).toBe('/pipeline/12');
  });

  it('leaves a place alone to which the window went meanwhile', () => {
    router.navigate('/pipeline/12?application=30');
    router.navigate('/campaigns/5');
    expect(showOwnerInPanel(30, owner)).toBe(false);
    router.navigate('/pipeline/12?application=44');
    expect(showOwnerInPanel(30, null)).toBe(false);
    expect(toRoute(router.current())).toBe('/pipeline/12?application=44');
    router.navigate('/pipeline/12?application=30&candidate=8');
    expect(showOwnerInPanel(30, owner)).toBe(false);
  });
});
