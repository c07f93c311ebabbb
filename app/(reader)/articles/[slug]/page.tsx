import { renderArticlePage } from '#app/paper/articlePage';

export const dynamic = 'force-dynamic';

export default async function Article({ params }: { params: Promise<{ slug: string }> }) {
  return renderArticlePage(await params);
}
