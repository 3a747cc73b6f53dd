import { expect, test } from './support/test.ts';

test('the page is locked in: no node, no navigation, no windows, no network, no policy reports', async ({ maya }) => {
  const { app, page } = maya;

  await test.step('preferences of every page', async () => {
    const preferences = await app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .map((contents) => (contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences()),
    );
    expect(preferences.length).toBeGreaterThan(0);
    for (const found of preferences) {
      expect(found).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
      });
    }
  });

  await test.step('nothing of Node or Electron in the page, and a frozen, narrow bridge', async () => {
    const seen = await page.evaluate(() => {
      const globals = globalThis as unknown as Record<string, unknown>;
      return {
        node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => globals[name] !== undefined),
        frozen: Object.isFrozen(globals['hotgigs']),
        bridge: Object.keys(globals['hotgigs'] as object).sort(),
      };
    });
    expect(seen).toEqual({
      node: [],
      frozen: true,
      bridge: [
        'appVersion',
        'canNotify',
        'defaultGatewayUrl',
        'keepPlace',
        'onRoute',
        'openExternal',
        'openWindow',
        'place',
        'platform',
        'requestPort',
        'saveFile',
        'setTheme',
      ],
    });
  });

  await test.step('walking through the views breaks no policy', async () => {
    for (const route of ['/home', '/candidates', '/interviews', '/campaigns', '/sync', '/settings', '/pipeline']) {
      await maya.open(route);
      await expect(page.locator('main, [role="main"]').first()).toBeVisible();
    }
    expect(maya.problems).toEqual([]);
  });

  await test.step('navigation, new windows and the network are refused', async () => {
    const address = page.url();
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    expect(
      await page.evaluate(() =>
        fetch('http://127.0.0.1:1/').then(
          () => 'through',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(page.url()).toBe(address);
  });

  await test.step('only web, mail and phone links leave the app', async () => {
    const asked = ['file:///etc/passwd', 'javascript:alert(1)', 'http://example.com', 'smb://host/x', ''];
    const answers = await page.evaluate((urls) => {
      const { hotgigs } = globalThis as unknown as { hotgigs: { openExternal: (url: string) => Promise<boolean> } };
      return Promise.all(urls.map((url) => hotgigs.openExternal(url)));
    }, asked);
    expect(answers).toEqual(asked.map(() => false));
  });

  await test.step('permissions are denied but for three', async () => {
    const states = await page.evaluate(async () => {
      const ask = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        camera: await ask('camera'),
        microphone: await ask('microphone'),
        geolocation: await ask('geolocation'),
        notifications: await ask('notifications'),
      };
    });
    expect(states).toEqual({ camera: 'denied', microphone: 'denied', geolocation: 'denied', notifications: 'granted' });
  });
});

test('an answer of the page’s own protocol never leads out of the bundle', async ({ maya }) => {
  const { app } = maya;
  const statuses = await app.evaluate(async ({ net }) => {
    const paths = [
      '/index.html',
      '/../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/assets/../../../package.json',
      '//etc/passwd',
      '/index.html%00',
    ];
    return Promise.all(paths.map(async (path) => (await net.fetch(`app://bundle${path}`)).status));
  });
  expect(statuses[0]).toBe(200);
  expect(statuses.slice(1).every((status) => status === 404)).toBe(true);
});
