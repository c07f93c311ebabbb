import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Reads `.env` at the project's top, if there is one. What the environment holds already stays. */
export function readEnvironmentFile(): void {
  const file = join(import.meta.dirname, '..', '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
