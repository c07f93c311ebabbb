'use server';
import { z } from 'zod';
import { currentToken } from '#app/_auth/currentActor.ts';
import { dropSession } from '#app/_auth/sessionCookies.ts';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { createArticleOrder, startBlankArticle } from '#editorial/articles/creatingArticles.ts';
import { changeLocale, changeLocaleOrder } from '#editorial/people/changingLocale.ts';
import { endSession } from '#editorial/people/sessions.ts';

/** The first few articles that the command palette offers for the typed text. */
export async function findArticles(q: string) {
  return runActionAs(async (actor) => {
    const { items } = await listArticles(actor, { view: 'all', q: z.string().parse(q) });
    return items
      .slice(0, 8)
      .map(({ id, slug, headline, standing, snippet }) => ({ id, slug, headline, standing, snippet }));
  });
}

export async function startArticle(language?: string) {
  return runActionAs((actor) =>
    startBlankArticle(actor, createArticleOrder.parse({ language: language ?? actor.locale })),
  );
}

export async function speak(locale: string) {
  return runActionAs((actor) => changeLocale(actor, changeLocaleOrder.parse({ locale })));
}

/** Does not redirect: the page goes to sign-in after it has cleared its copies of drafts. */
export async function signOut(): Promise<void> {
  await endSession(await currentToken());
  await dropSession();
}
