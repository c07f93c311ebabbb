import type { languages } from './languages.ts';

type Language = (typeof languages)[number];

/** Every language that articles are written in, by the name it has in itself. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文', ar: 'العربية' };
