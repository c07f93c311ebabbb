import { openPageContext } from '#app/_reader/pageContext.ts';
import { textAnswer } from '#app/_reader/pressMeta.ts';
import { readTerms } from '#editorial/readerQueries/paperFacts.ts';
import { securityText } from '#publishing/robots/robotsTerms.ts';

export const dynamic = 'force-dynamic';

/** The start of the UTC day, so that the file's `Expires` date changes once a day. */
const startOfDay = (now: Date) => new Date(now.toISOString().slice(0, 10));

/** Without a security contact the file does not exist. */
export async function GET() {
  const { frame, facts } = await openPageContext();
  const terms = await readTerms();
  const pressFacts = facts({ tags: ['terms'] });
  return terms.securityContacts.length > 0
    ? textAnswer(securityText(frame, terms), { ...pressFacts, lastModified: startOfDay(frame.now) })
    : textAnswer('No contact has been named.\n', pressFacts, 404);
}
