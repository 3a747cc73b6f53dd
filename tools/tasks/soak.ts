import { runScript } from '../system/foreground.ts';
import { runTask } from '../system/task.ts';

/** Long forms that are not the simulation's. */
const FAULTS = ['--storm', '--images', '--disk', '--calls', '--damage'];

await runTask((args) => runScript(args.some((arg) => FAULTS.includes(arg)) ? 'tests/faults/soak.ts' : 'tests/simulation/soak.ts', args));
