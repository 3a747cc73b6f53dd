import { runScript } from '../system/foreground.ts';
import { runTask } from '../system/task.ts';

await runTask((args) => runScript('tests/bench/main.ts', args));
