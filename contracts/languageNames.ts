import type { languages } from './languages.ts';

type Language = (typeof languages)[number];

/** The name of each article language in that language itself. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文', ar: 'العربية' };
