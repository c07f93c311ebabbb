import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './projectFolder.ts';

/** Reads `.env` at the project's top, if there is one. What the environment holds already stays. */
export function readEnvironmentFile(): void {
  const file = join(projectFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
