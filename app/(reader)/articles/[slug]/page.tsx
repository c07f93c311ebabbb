import { permanentRedirect } from 'next/navigation';
import { lost } from '#app/lost';
import { openFrame, segment } from '#app/openFrame';
import { ArticlePage } from '#components/reader/ArticlePage';
import { WithdrawnPage } from '#components/reader/LostPage';
import { readArticle } from '#editorial/reading/article';
import { readLatest } from '#editorial/reading/front';

export const dynamic = 'force-dynamic';

export default async function Article({ params }: { params: Promise<{ slug: string }> }) {
  const slug = segment((await params).slug);
  const opened = await openFrame();
  const { facts, frame } = opened;
  if (slug === null) return lost(opened);
  const found = await readArticle(slug);
  switch (found.is) {
    case 'live': {
      const { article } = found;
      const told = facts(found, { lastModified: article.releasedAt });
      return <ArticlePage frame={opened.inLanguage(article.language)} facts={told} article={article} />;
    }
    case 'moved':
      permanentRedirect(`/articles/${encodeURIComponent(found.to)}`);
      break;
    case 'withdrawn': {
      const latest = await readLatest({ language: frame.language });
      const { notice, at } = found;
      return <WithdrawnPage frame={frame} facts={facts(found)} notice={notice} at={at} latest={latest} />;
    }
    case 'unknown':
      return lost(opened, found);
  }
}
