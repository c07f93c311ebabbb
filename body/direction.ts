const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ug', 'yi', 'ps', 'sd', 'dv']);

/** The writing direction of a language, for the attribute `dir`. */
export const directionOf = (language: string) =>
  rightToLeft.has(language.split('-')[0] ?? '') ? ('rtl' as const) : ('ltr' as const);
