import { article } from '#app/paper/article';

export const dynamic = 'force-dynamic';

export default async function Article({ params }: { params: Promise<{ slug: string }> }) {
  return article(await params);
}
