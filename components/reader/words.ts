import { createTranslator } from 'use-intl/core';
import type { Language } from '#editorial/reading/shapes';
import en from '#messages/en/paper.json' with { type: 'json' };
import zhCN from '#messages/zh-CN/paper.json' with { type: 'json' };

const messages: Record<Language, typeof en> = { en, 'zh-CN': zhCN };
const make = (language: Language) => createTranslator({ locale: language, messages: messages[language] });
const translators = { en: make('en'), 'zh-CN': make('zh-CN') };

/** The paper's own words in a reader's language. */
export const wordsFor = (language: Language): ReturnType<typeof make> => translators[language];

const listFormat = (language: Language) => new Intl.ListFormat(language === 'en' ? 'en-GB' : language);

/** "A, B and C" as the language writes it. */
export const listed = (names: string[], language: Language) => listFormat(language).format(names);

/** The same in parts, for links: `isItem` is a name, the rest stands between. */
export function listedParts(names: string[], language: Language) {
  return listFormat(language)
    .formatToParts(names)
    .map((part, at) => ({ at, text: part.value, isItem: part.type === 'element' }));
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ug', 'yi', 'ps', 'sd', 'dv']);
export const directionOf = (language: string) =>
  rightToLeft.has(language.split('-')[0] ?? '') ? ('rtl' as const) : ('ltr' as const);
