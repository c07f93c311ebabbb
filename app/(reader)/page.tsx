import { earliest } from '#app/earliest';
import { nextMidnight } from '#app/nextMidnight';
import { openFrame, type Parameters } from '#app/openFrame';
import { FrontPage } from '#components/reader/FrontPage';
import { readFront } from '#editorial/reading/front';

export const dynamic = 'force-dynamic';

export default async function Front({ searchParams }: { searchParams: Parameters }) {
  const { frame, facts } = await openFrame(searchParams);
  const front = await readFront({ language: frame.language });
  const told = facts(front);
  // The front names the day.
  const until = earliest(told.until, front.until, nextMidnight(told.now, frame.paper.zone));
  return <FrontPage frame={frame} front={front} facts={{ ...told, until }} />;
}
