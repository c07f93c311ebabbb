const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ug', 'yi', 'ps', 'sd', 'dv']);

/** How a language is written: the value of `dir`. */
export const directionOf = (language: string) =>
  rightToLeft.has(language.split('-')[0] ?? '') ? ('rtl' as const) : ('ltr' as const);
