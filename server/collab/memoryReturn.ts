import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 return memory to the system only while no draft is open. V8 returns it in a full collection, 100 s after the
 * last one at the latest: with a hundred open drafts that stopped a node for 0.5 s, a collection without it for 0.05 s.
 */
export function createMemoryReturn(setFlag: (flag: string) => void = setFlagsFromString) {
  let isAllowed = true;
  return {
    /** Call this whenever the number of collaboration sockets changes. */
    update(openSockets: number): void {
      if (isAllowed === (openSockets === 0)) return;
      isAllowed = openSockets === 0;
      setFlag(isAllowed ? '--memory-reducer-favors-memory' : '--no-memory-reducer-favors-memory');
    },
  };
}
