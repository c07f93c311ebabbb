import { renderArticlePage } from '#app/_reader/pages/articlePage.ts';

export const dynamic = 'force-dynamic';

export default async function Article({ params }: { params: Promise<{ slug: string }> }) {
  return renderArticlePage(await params);
}
