// What `npm run -s database-url` runs.
import { findRunningDatabase } from './postgres/running.ts';

try {
  console.log(await findRunningDatabase());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
