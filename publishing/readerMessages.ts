import { createTranslator } from 'use-intl/core';
import { directionOf } from '#body/direction.ts';
import { missingMessages } from '#contracts/missingMessages.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import ar from '#messages/ar/paper.json' with { type: 'json' };
import en from '#messages/en/paper.json' with { type: 'json' };
import zhCN from '#messages/zh-CN/paper.json' with { type: 'json' };

const messages: Record<Language, typeof en> = { en, 'zh-CN': zhCN, ar };
const make = (language: Language) =>
  createTranslator({ locale: language, messages: messages[language], ...missingMessages(language) });
const translators = { en: make('en'), 'zh-CN': make('zh-CN'), ar: make('ar') };

/** The interface texts of the paper in a reader's language. */
export const translatorFor = (language: Language): ReturnType<typeof make> => translators[language];

/** Locales of dates, numbers and lists. Arabic has European digits, as in most Arabic papers. */
export const formatLocales: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN', ar: 'ar-u-nu-latn' };

const listFormat = (language: Language) => new Intl.ListFormat(formatLocales[language]);

/** "A, B and C" as the language writes it. */
export const listed = (names: string[], language: Language) => listFormat(language).format(names);

/** Like `listed`, in parts, for links: `isItem` marks a name, the other parts are between names. */
export function listedParts(names: string[], language: Language) {
  return listFormat(language)
    .formatToParts(names)
    .map((part, at) => ({ at, text: part.value, isItem: part.type === 'element' }));
}

/** Attributes of a text that may be in another language than the page, so that its direction stays separate. */
export const spokenIn = (language: Language, { language: page }: { language: Language }) =>
  language === page ? {} : { lang: language, dir: directionOf(language) };

/** A language's own name, without its country. */
export const languageName = (language: Language) =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language.split('-')[0] ?? language) ?? language;
