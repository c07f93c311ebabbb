import { liveMachineTerms } from '#db/liveViews/paperViews.ts';
import { reader } from '#db/pools.ts';

export type MachineTerms = Awaited<ReturnType<typeof readTerms>>;

/** The paper's terms for machines, as of today. Pages that show them have the cache tag `terms`, or `sections`. */
export async function readTerms() {
  const [terms] = await reader().select().from(liveMachineTerms);
  return (
    terms ?? {
      refusedCrawlers: [],
      miningIsReserved: false,
      miningPolicy: '',
      securityContacts: [],
      securityPolicy: '',
    }
  );
}
