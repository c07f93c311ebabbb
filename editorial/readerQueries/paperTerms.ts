import { liveMachineTerms } from '#db/liveViews/paperViews.ts';
import { reader } from '#db/pools.ts';

export type MachineTerms = Awaited<ReturnType<typeof readTerms>>;

/** What the paper says to machines, today. Pages that show it carry the tag `terms`, or `sections`. */
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
