import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { DraftPage } from '#components/reader/pages/DraftPage.tsx';
import { openShare } from '#editorial/sharing/openedShares.ts';

export const metadata: Metadata = { robots: 'noindex, nofollow' };

/** One article's draft, for the holder of a share link. Served through server/previews only, which caches nothing. */
export default async function SharedDraft({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, requestHeaders] = await Promise.all([params, headers()]);
  if (!requestHeaders.has('x-copydesk-preview')) notFound();
  const visitor = {
    client: requestHeaders.get('x-copydesk-client') ?? '',
    agent: requestHeaders.get('user-agent') ?? '',
  };
  const [share, { inLanguage, facts }] = await Promise.all([openShare(token, visitor), openPageContext()]);
  if (!share) notFound();
  const { article, ...shown } = share;
  return (
    <DraftPage frame={inLanguage(article.language)} facts={facts(null)} article={article} shown={shown} />
  );
}
