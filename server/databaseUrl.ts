// What `npm run -s database-url` runs.
import { readEnvironmentFile } from './environmentFile.ts';
import { findRunningDatabase } from './postgres/running.ts';

readEnvironmentFile();

try {
  console.log(await findRunningDatabase());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
