import { runScript } from '../system/foreground.ts';
import { runTask } from '../system/task.ts';

await runTask((args) => runScript('sync/gateway/main.ts', args));
