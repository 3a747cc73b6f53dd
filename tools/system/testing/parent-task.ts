// A task for the tests: it starts a child that starts a child, tells their numbers, and waits to be stopped.
import { runTask } from '../task.ts';
import { startChild } from '../children.ts';

const GRANDCHILD = "setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(0)); console.log('grandchild ' + process.pid);";
const CHILD = `const { spawn } = require('node:child_process');
  spawn(process.execPath, ['-e', ${JSON.stringify(GRANDCHILD)}], { stdio: 'inherit' });
  setInterval(() => {}, 1000);
  process.on('SIGTERM', () => process.exit(0));
  console.log('child ' + process.pid);`;

await runTask(async () => {
  const child = await startChild({ name: 'child', command: process.execPath, args: ['-e', CHILD], onLine: (line) => console.log(line) });
  await child.ended;
});
