/**
 * The languages that the editor offers for a passage. The schema allows any language tag, so that an import keeps others.
 * The large languages of the world, those of Europe, and those with other scripts for them.
 */
const offered =
  `af am ar az be bg bn bo bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk
   km kn ko ku ky la lo lt lv mi mk ml mn mr ms mt my nb ne nl nn pa pl ps pt pt-BR ro ru sd si sk sl so sq sr sv sw ta
   te th ti tk tl tr ug uk ur uz vi xh yi yo zh-Hans zh-Hant zu`.split(/\s+/);

export type PassageLanguage = { tag: string; name: string };

/** The offered languages, and `present` if it is not among them, with names in the language of the page and in its order. */
export function passageLanguages(locale: string, present?: string): PassageLanguage[] {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const tags = present && !offered.includes(present) ? [...offered, present] : offered;
  const compare = new Intl.Collator(locale).compare;
  return tags.map((tag) => ({ tag, name: names.of(tag) ?? tag })).toSorted((a, b) => compare(a.name, b.name));
}
