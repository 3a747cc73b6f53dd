import { runScript } from '../system/foreground.ts';
import { runTask } from '../system/task.ts';

await runTask((args) => runScript('tests/simulation/soak.ts', args));
