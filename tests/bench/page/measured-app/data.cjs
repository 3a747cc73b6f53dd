// The data process as it is; at SIGUSR2 it collects its garbage and writes down what is left.
const { renameSync, writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const [figures, entry] = process.argv.slice(-2);
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
process.on('SIGUSR2', () => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${figures}.new`, JSON.stringify({ heapUsed, external }));
  renameSync(`${figures}.new`, figures);
});
require(entry);
