import { buildApplication } from '../build/build.ts';
import { runTask } from '../system/task.ts';

await runTask(async () => {
  await buildApplication();
});
