const unstorable = /(?![\t\n\f\r])[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu;

/** Removes control characters, lone surrogates and byte order marks: invisible, and not allowed in Postgres or feeds. */
export const storableText = (text: string): string => text.replace(unstorable, '');
