import { segment } from '#app/openFrame';
import { answerPart } from '#app/sitemapAnswers';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }) {
  return answerPart(segment((await params).name) ?? '');
}
