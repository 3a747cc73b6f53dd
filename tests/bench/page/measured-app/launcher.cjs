// Starts the app as the end-to-end tests do, with a data process that can be asked what its heap holds.
const path = require('node:path');
const { utilityProcess } = require('electron');

const fork = utilityProcess.fork.bind(utilityProcess);
const figures = path.join(process.env.HOTGIGS_PROFILE, 'data-memory.json');
utilityProcess.fork = (entry, args, options) => fork(path.join(__dirname, 'data.cjs'), [...args, figures, entry], options);
require('../../../e2e/launcher/launcher.cjs');
