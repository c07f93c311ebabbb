import { openFrame, type Parameters } from '#app/openFrame';
import { CorrectionsPage } from '#components/reader/CorrectionsPage';
import { readCorrections } from '#editorial/reading/corrections';

export const dynamic = 'force-dynamic';

export default async function Corrections({ searchParams }: { searchParams: Parameters }) {
  const { frame, facts, given } = await openFrame(searchParams);
  const found = await readCorrections({ before: given.before });
  return <CorrectionsPage frame={frame} facts={facts(found)} page={found.page} before={given.before} />;
}
