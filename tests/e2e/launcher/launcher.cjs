// Holds the app back until Playwright has attached: attaching to a window that is just navigating sometimes never ends. Playwright has a loader for
// this but only uses it with an Electron of its own finding.
const { readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { app } = require('electron');

require(join(dirname(require.resolve('playwright-core/package.json')), 'lib', 'server', 'electron', 'loader.js'));

const repository = resolve(__dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
app.setAppPath(repository);
app.setName(manifest.productName);
app.setVersion(manifest.version);
require(join(repository, manifest.main));
