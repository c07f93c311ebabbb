/** Vitest's setup for files that share a process: each finds the environment and the clock as the first one did. */
import { afterAll, vi } from 'vitest';

const atFirst = { ...process.env };

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in atFirst)) delete process.env[name];
  Object.assign(process.env, atFirst);
});
