const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ug', 'yi', 'ps', 'sd', 'dv', 'ckb', 'ks']);
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** The writing direction of a language, for the attribute `dir`. A script in the tag decides: `az-Arab`, `ur-Latn`. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  const [name = '', ...subtags] = language.split('-');
  const script = subtags.find((subtag) => subtag.length === 4);
  const isRightToLeft = script ? rightToLeftScripts.has(script) : rightToLeft.has(name);
  return isRightToLeft ? 'rtl' : 'ltr';
}
