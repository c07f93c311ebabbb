import type { Language } from '#editorial/reading/shapes.ts';

/** Every language that articles are written in, by the name it has in itself. */
export const languageNames: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文', ar: 'العربية' };

export const languagesInOrder = Object.keys(languageNames) as Language[];
