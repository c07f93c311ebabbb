import * as en from './enMessages.ts';
import * as zh from './zhMessages.ts';

/**
 * The text of the staff pages, one namespace per area. Client components use `useTranslations('editor')` (use-intl), server
 * components `createTranslator({ locale, messages: messagesIn(locale), namespace })` of `use-intl/core`. A new area is a
 * file in each language and a line in `enMessages.ts` and `zhMessages.ts`. Readers' pages load their own text.
 */
const areas = { en: { ...en }, 'zh-CN': { ...zh } };

export type StaffLocale = keyof typeof areas;
export type StaffMessages = (typeof areas)['en'];

export const messagesIn = (locale: StaffLocale): StaffMessages => areas[locale];
