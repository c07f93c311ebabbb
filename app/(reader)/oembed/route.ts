import { answerOembed } from '#app/_reader/oembedAnswer.ts';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => answerOembed(new URL(request.url).searchParams);
