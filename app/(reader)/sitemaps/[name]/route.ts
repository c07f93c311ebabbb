import { segment } from '#app/_reader/pageContext.ts';
import { answerPart } from '#app/_reader/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }) {
  return answerPart(segment((await params).name) ?? '');
}
