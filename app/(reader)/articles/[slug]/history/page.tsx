import { permanentRedirect } from 'next/navigation';
import { lost } from '#app/lost';
import { openFrame, segment } from '#app/openFrame';
import { HistoryPage } from '#components/reader/HistoryPage';
import { readArticle } from '#editorial/reading/article';
import { readHistory } from '#editorial/reading/corrections';

export const dynamic = 'force-dynamic';

export default async function History({ params }: { params: Promise<{ slug: string }> }) {
  const slug = segment((await params).slug);
  const opened = await openFrame();
  if (slug === null) return lost(opened);
  const history = await readHistory(slug);
  if (history)
    return (
      <HistoryPage
        frame={opened.inLanguage(history.language)}
        facts={opened.facts(history)}
        history={history}
      />
    );
  const found = await readArticle(slug);
  if (found.is === 'moved') permanentRedirect(`/articles/${encodeURIComponent(found.to)}/history`);
  return lost(opened, found);
}
