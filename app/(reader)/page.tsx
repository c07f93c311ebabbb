import { nextMidnight } from '#app/nextMidnight';
import { openFrame, type Parameters } from '#app/openFrame';
import { FrontPage } from '#components/reader/FrontPage';
import { readFront } from '#editorial/reading/front';

export const dynamic = 'force-dynamic';

export default async function Front({ searchParams }: { searchParams: Parameters }) {
  const { frame, facts } = await openFrame(searchParams);
  const front = await readFront({ language: frame.language });
  const told = facts(front);
  const midnight = nextMidnight(told.now, frame.paper.zone); // the front names the day
  const until = told.until && told.until < midnight ? told.until : midnight;
  return <FrontPage frame={frame} front={front} facts={{ ...told, until }} />;
}
