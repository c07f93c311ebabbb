import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { openPageContext } from '#app/_reader/pageContext.ts';
import { DraftPage } from '#components/reader/pages/DraftPage.tsx';
import { openShare } from '#editorial/preview/openedShares.ts';

export const metadata: Metadata = { robots: 'noindex, nofollow' };

/** One article's draft, for the holder of a share link. Served through server/proofs only, which caches nothing. */
export default async function SharedDraft({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, asked] = await Promise.all([params, headers()]);
  if (!asked.has('x-copydesk-proof')) notFound();
  const visitor = {
    client: asked.get('x-copydesk-client') ?? '',
    agent: asked.get('user-agent') ?? '',
  };
  const [found, { inLanguage, facts }] = await Promise.all([openShare(token, visitor), openPageContext()]);
  if (!found) notFound();
  const { article, recipient, until } = found;
  return (
    <DraftPage
      frame={inLanguage(article.language)}
      facts={facts(null)}
      article={article}
      shown={{ recipient, until }}
    />
  );
}
