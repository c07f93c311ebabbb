import { answerEmbedding } from '#app/_reader/oembedAnswer.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => answerEmbedding(new URL(request.url).searchParams);
