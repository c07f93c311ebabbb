import { staffPool } from '#db/pools.ts';

/** The tags that an act invalidates on every node. */
export async function tagsInvalidatedBy(act: () => Promise<unknown>): Promise<string[]> {
  return (await invalidationsBy(act)).flat();
}

/** The tags that an act invalidates on every node, one list for each notification. */
export async function invalidationsBy(act: () => Promise<unknown>): Promise<string[][]> {
  const invalidations: string[][] = [];
  const client = await staffPool().connect();
  try {
    client.on('notification', ({ payload }) => invalidations.push(JSON.parse(payload ?? '[]')));
    await client.query('listen press');
    await act();
    await client.query('select 1');
  } finally {
    client.release(true);
  }
  return invalidations;
}
