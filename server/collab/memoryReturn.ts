import { setFlagsFromString } from 'node:v8';

/**
 * Decides whether V8 may return memory to the system. It does so in a full collection after 100 s at the latest, which
 * stopped a node with a hundred open drafts for half a second; the same collection without it takes a tenth of that. So
 * memory is returned only while nobody has a draft open.
 */
export function createMemoryReturn(setFlag: (flag: string) => void = setFlagsFromString) {
  let isAllowed = true;
  return {
    /** @param editors number of open collaboration sockets */
    changed(editors: number): void {
      if (isAllowed === (editors === 0)) return;
      isAllowed = editors === 0;
      setFlag(isAllowed ? '--memory-reducer-favors-memory' : '--no-memory-reducer-favors-memory');
    },
  };
}
