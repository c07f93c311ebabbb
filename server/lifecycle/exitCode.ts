import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Returns the memory used during start to the system, once. Node parses drizzle's package.json again for each of its
 * modules, and V8 would keep those 150 MB of garbage until memory is short.
 */
export function exitWhenIdle(): void {
  setFlagsFromString('--expose-gc');
  const collect: (how: { type: 'major'; flavor: 'last-resort' }) => void = runInNewContext('gc');
  collect({ type: 'major', flavor: 'last-resort' });
  setFlagsFromString('--no-expose-gc');
}
