// `npm run -s database-url`: prints the address of the running database.
import { readEnvironmentFile } from '#server/configuration/projectFolder.ts';
import { findRunningDatabase } from '#server/postgres/running.ts';

readEnvironmentFile();

try {
  console.log(await findRunningDatabase());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
