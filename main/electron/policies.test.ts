import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP_ORIGIN, CONTENT_SECURITY_POLICY, findAppFile, listAppFiles } from './app-files.ts';
import { routeInArguments, routeOfLink } from './deep-links.ts';
import { readEnvironment } from './environment.ts';
import { externalLink } from './external-links.ts';
import { keyFile } from '../data/vault/key-file.ts';
import { keyStoreName, protectionOf } from './key-policy.ts';
import { RestartPolicy } from './restart-policy.ts';
import { placeAt } from '../../shared/contract/window-place.ts';
import { parseKeptWindows } from './kept-windows.ts';
import { beside, windowStateFor } from './window-state.ts';

describe('environment', () => {
  test('a demo account counts only with a gateway on this machine', () => {
    const demo = { HOTGIGS_DEMO_SIGN_IN: 'maya@brightpath.example:pass:word' };
    const account = { signIn: { email: 'maya@brightpath.example', password: 'pass:word' } };
    expect(readEnvironment({ ...demo, HOTGIGS_GATEWAY_URL: 'http://127.0.0.1:4100' }).demo).toEqual(account);
    expect(readEnvironment({ ...demo, HOTGIGS_GATEWAY_URL: 'http://[::1]:4100' }).demo).toEqual(account);
    expect(readEnvironment({ ...demo, HOTGIGS_GATEWAY_URL: 'https://127.0.0.1.evil.example' }).demo).toBeNull();
    expect(readEnvironment({ ...demo, HOTGIGS_GATEWAY_URL: 'https://localhost@evil.example' }).demo).toBeNull();
    expect(readEnvironment(demo).demo).toBeNull();
    expect(readEnvironment({ HOTGIGS_DEMO_SIGN_IN: 'ask', HOTGIGS_GATEWAY_URL: 'http://localhost:4100' }).demo).toEqual({ signIn: null });
  });

  test('what is not understood counts as not given', () => {
    expect(readEnvironment({ HOTGIGS_GATEWAY_URL: 'file:///etc/passwd', HOTGIGS_PROFILE: '' })).toEqual({
      profileFolder: null,
      gatewayUrl: null,
      sqliteAddon: null,
      demo: null,
    });
  });
});

describe('files of the page', () => {
  const outside = mkdtempSync(join(tmpdir(), 'hotgigs-page-'));
  const folder = join(outside, 'page');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.html'), 'secret');
  for (const name of ['index.html', 'assets/app.js', 'assets/notes.exe']) writeFileSync(join(folder, name), name);
  const files = listAppFiles(folder);
  rmSync(outside, { recursive: true });

  test('serves what was found in the folder, by known types only', () => {
    expect([...files.keys()].sort()).toEqual(['/assets/app.js', '/index.html']);
    expect(findAppFile(files, `${APP_ORIGIN}/`)?.contentType).toBe('text/html; charset=utf-8');
    expect(findAppFile(files, `${APP_ORIGIN}/assets/app.js?v=1`)?.path).toBe(join(folder, 'assets/app.js'));
  });

  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..\\secret.html',
    '//secret.html',
    '/assets/../../secret.html',
    '/index.html%00.js',
    '/C:/secret.html',
    '\\\\host\\secret.html',
  ])('no spelling leads out of the folder: %s', (path) => {
    const found = findAppFile(files, APP_ORIGIN + path);
    expect(found === undefined || [...files.values()].includes(found)).toBe(true);
  });

  test('another origin has none of them', () => {
    expect(findAppFile(files, 'app://other/index.html')).toBeUndefined();
    expect(findAppFile(files, 'https://bundle/index.html')).toBeUndefined();
    expect(findAppFile(files, 'nonsense')).toBeUndefined();
  });

  test('the policy allows nothing from text or elsewhere', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/u);
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  });
});

describe('links from outside', () => {
  test.each([
    ['hotgigs://home', '/home'],
    ['hotgigs://pipeline/12', '/pipeline/12'],
    ['hotgigs://pipeline/12?application=30&candidate=7', '/pipeline/12?application=30&candidate=7'],
    ['hotgigs://interviews?application=30&candidate=7&extra=1', '/interviews?application=30&candidate=7'],
    ['hotgigs://campaigns/5', '/campaigns/5'],
  ])('%s opens %s', (link, route) => expect(routeOfLink(link)).toBe(route));

  test.each([
    'hotgigs://settings',
    'hotgigs://pipeline/0',
    'hotgigs://pipeline/-1',
    'hotgigs://pipeline/12/move',
    'hotgigs://pipeline/12?application=../x',
    'hotgigs://home/1',
    'hotgigs://constructor',
    'hotgigs://user:pw@home',
    'hotgigs://home:80',
    'https://home',
    'hotgigs:home',
    'javascript:alert(1)',
    '',
    'hotgigs://panel/abcdef',
  ])('%j opens nothing', (link) => expect(routeOfLink(link)).toBeNull());

  test('any text opens one of the views or nothing', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('home', 'pipeline', '12', '?application=', '--inspect', '%00', '\\\\host', '"'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const route = routeOfLink(`hotgigs://${parts.join('/')}`);
        expect(
          route === null ||
            /^\/(?:home|sync|(?:campaigns|pipeline)(?:\/\d+)?(?:\?[a-z=&\d]+)?|(?:candidates|interviews)(?:\?[a-z=&\d]+)?)$/u.test(route),
        ).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a command line is searched for a link and for nothing else', () => {
    expect(routeInArguments(['/usr/bin/hotgigs', '--inspect', 'hotgigs://campaigns', 'hotgigs://home'])).toBe('/campaigns');
    expect(routeInArguments(['--gpu-launcher=sh', '/pipeline/12'])).toBeNull();
  });
});

describe('links to outside', () => {
  test.each(['https://example.com/a?b=c', 'mailto:ana@mail.example', 'tel:+4712345678'])('%s may be opened', (link) =>
    expect(externalLink(link)).toBe(link),
  );
  test.each([
    'http://example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'https://user:pw@example.com',
    'https://',
    'ms-msdt:/id',
    7,
    null,
    `https://e.example/${'x'.repeat(3_000)}`,
  ])('%j may not', (link) => expect(externalLink(link)).toBeNull());
});

describe('the place of the window', () => {
  const laptop = { x: 0, y: 0, width: 1920, height: 1040 };
  const kept = { x: 100, y: 80, width: 1300, height: 800, maximized: false };

  test('is where it was left while it can be grasped there', () => {
    expect(windowStateFor(kept, [laptop])).toEqual(kept);
    expect(windowStateFor({ ...kept, x: 2500 }, [laptop])).toMatchObject({ x: 240, y: 70, width: 1440, height: 900 });
    expect(windowStateFor({ ...kept, x: 2500 }, [laptop, { ...laptop, x: 1920 }])).toMatchObject({ x: 2500 });
    expect(windowStateFor({ ...kept, y: -500, maximized: true }, [laptop])).toMatchObject({ y: 70, maximized: true });
  });

  test('whatever was stored, the window is large enough and its title can be grasped', () => {
    const size = fc.integer({ min: -100_000, max: 100_000 });
    const stored = fc.oneof(fc.anything(), fc.record({ x: size, y: size, width: size, height: size, maximized: fc.boolean() }));
    fc.assert(
      fc.property(stored, (value) => {
        const state = windowStateFor(value, [laptop]);
        expect(state.width).toBeGreaterThanOrEqual(1024);
        expect(state.height).toBeGreaterThanOrEqual(700);
        expect(state.x + state.width).toBeGreaterThanOrEqual(100);
        expect(state.x).toBeLessThan(laptop.width);
        expect(state.y).toBeLessThan(laptop.height);
      }),
    );
  });
});

describe('windows that were open', () => {
  const bounds = { x: 100, y: 80, width: 1300, height: 800, maximized: false };
  const place = {
    route: '/pipeline/12?application=30&candidate=7',
    routes: { home: '/home' },
    scroll: { home: 40 },
    choices: { 'home.tab': 'notes' },
  };

  test('open again where they were', () => {
    const kept = [
      { state: bounds, place },
      { state: bounds, place: placeAt('/person?candidate=7') },
    ];
    expect(parseKeptWindows({ windows: kept })).toEqual(kept);
  });

  test('the only window of an earlier version keeps its bounds', () => {
    expect(parseKeptWindows(bounds)).toEqual([{ state: bounds, place: null }]);
  });

  test('there is one at least and eight at most, whatever was stored', () => {
    const many = { windows: Array.from({ length: 40 }, () => ({ state: bounds, place })) };
    expect(parseKeptWindows(many)).toHaveLength(8);
    fc.assert(fc.property(fc.anything(), (stored) => parseKeptWindows(stored).length === 1 || parseKeptWindows(stored).length <= 8));
  });

  test('a place that says more than places do costs the place, not the window', () => {
    for (const route of ['javascript:alert(1)', '//evil.example', '/home?next=https://evil.example', '/home#x', `/${'x'.repeat(600)}`])
      expect(parseKeptWindows({ windows: [{ state: bounds, place: { ...place, route } }] })).toEqual([{ state: bounds, place: null }]);
  });

  test('a window that another one asked for is not exactly over it', () => {
    expect(beside({ ...bounds, maximized: true })).toEqual({ ...bounds, x: 132, y: 112 });
  });
});

describe('keys', () => {
  test('only a real key store protects', () => {
    expect(protectionOf('basic_text')).toBe('none');
    expect(protectionOf('unknown')).toBe('none');
    expect(protectionOf('gnome_libsecret')).toBe('system');
    expect(keyStoreName('basic_text')).toContain('demo');
    expect(keyFile.safeParse({ format: 2, protection: 'none', key: '' }).success).toBe(false);
  });
});

describe('restarts of the data process', () => {
  test('come later each time and end after five crashes within a minute', () => {
    const policy = new RestartPolicy();
    expect([0, 1, 2, 3, 4, 5].map((second) => policy.crashed(second * 1_000))).toEqual([100, 200, 400, 800, 1_600, null]);
    expect(policy.crashed(300_000)).toBe(100);
  });
});
