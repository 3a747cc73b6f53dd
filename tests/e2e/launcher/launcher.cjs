// Holds the app back until Playwright has attached: attaching to a window that is just navigating sometimes never ends. Playwright has a loader for
// this but only uses it with an Electron of its own finding.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

require(path.join(path.dirname(require.resolve('playwright-core/package.json')), 'lib', 'server', 'electron', 'loader.js'));

const repository = path.resolve(__dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'));
app.setAppPath(repository);
app.setName(manifest.productName);
app.setVersion(manifest.version);
require(path.join(repository, manifest.main));
