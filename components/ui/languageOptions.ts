import { languageNames } from '#contracts/languageNames.ts';
import { languages } from '#contracts/languages.ts';

/** The languages of articles, each named in that language, for `SelectField`. */
export const languageOptions = languages.map((name) => [name, languageNames[name], name] as const);
