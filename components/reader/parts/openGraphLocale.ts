const territories: Record<string, string> = { en: 'GB' };

/** `language_TERRITORY`; without a territory for a language that the paper does not write for one country. */
export function openGraphLocale(language: string): string {
  const { language: name, region = territories[name] } = new Intl.Locale(language);
  return region ? `${name}_${region}` : name;
}
