import { segment } from '#app/openFrame.ts';
import { answerPart } from '#app/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }) {
  return answerPart(segment((await params).name) ?? '');
}
