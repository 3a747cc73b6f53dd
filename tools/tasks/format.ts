import { runPackage } from '../system/foreground.ts';
import { runTask } from '../system/task.ts';

await runTask((args) => runPackage('oxfmt/bin/oxfmt', args.length > 0 ? args : ['.']));
