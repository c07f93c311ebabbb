/**
 * Vitest setup for test files that share a process: restores the environment variables and the clock after each file.
 */
import { afterAll, vi } from 'vitest';

const atFirst = { ...process.env };

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in atFirst)) delete process.env[name];
  Object.assign(process.env, atFirst);
});
