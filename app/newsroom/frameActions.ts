'use server';
import { currentToken } from '#app/_auth/currentActor.ts';
import { dropSession } from '#app/_auth/sessionCookies.ts';
import { action, parsed } from '#app/_staff/action.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { articleChoicesOrder, listArticleChoices } from '#editorial/articles/articleChoices.ts';
import { createArticleOrder, startBlankArticle } from '#editorial/articles/creatingArticles.ts';
import { changeLocale, changeLocaleOrder } from '#editorial/people/changingLocale.ts';
import { endSession } from '#editorial/people/sessions.ts';

export const findArticles = action(parsed(articleChoicesOrder, listArticleChoices));

export const startArticle = action((actor: Actor, language?: string) =>
  startBlankArticle(actor, createArticleOrder.parse({ language: language ?? actor.locale })),
);

export const speak = action((actor: Actor, locale: string) =>
  changeLocale(actor, changeLocaleOrder.parse({ locale })),
);

/** Does not redirect: the page goes to sign-in after it has cleared its copies of drafts. */
export async function signOut(): Promise<void> {
  await endSession(await currentToken());
  await dropSession();
}
