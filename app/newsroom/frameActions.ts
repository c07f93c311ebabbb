'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { answer } from '#app/answer';
import { currentToken, requireActor } from '#app/currentActor';
import { dropSession } from '#app/sessionCookies';
import { createArticle, createOrder } from '#editorial/article/creating';
import { listArticles } from '#editorial/article/listing';
import { changeLocale, changeLocaleOrder } from '#editorial/people/changingLocale';
import { endSession } from '#editorial/people/sessions';

/** The first few articles that the palette offers for what was typed. */
export async function findArticles(q: string) {
  const actor = await requireActor();
  return answer(async () => {
    const { items } = await listArticles(actor, { view: 'all', q: z.string().parse(q) });
    return items
      .slice(0, 8)
      .map(({ id, headline, standing, snippet }) => ({ id, headline, standing, snippet }));
  });
}

export async function startArticle(language?: string) {
  const actor = await requireActor();
  return answer(() => createArticle(actor, createOrder.parse({ language: language ?? actor.locale })));
}

export async function speak(locale: string) {
  const actor = await requireActor();
  return answer(() => changeLocale(actor, changeLocaleOrder.parse({ locale })));
}

export async function signOut(): Promise<never> {
  await endSession(await currentToken());
  await dropSession();
  redirect('/sign-in');
}
