import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The project folder: it contains package.json, the build and the migrations. */
export const projectFolder = join(import.meta.dirname, '../..');

/** Reads `.env` in the project folder, if it exists. Variables that are already set are not changed. */
export function readEnvironmentFile(): void {
  const file = join(projectFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
