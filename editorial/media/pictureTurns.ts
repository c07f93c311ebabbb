import { createConcurrencyLimit } from '#contracts/concurrencyLimit.ts';

/** One picture at a time, except at the first start: decoding may take 200 MB and a core, which readers also need. */
export const runInTurn = createConcurrencyLimit();
