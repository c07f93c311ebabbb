import { checkLine } from '#body/checkBody.ts';

/** A headline or standfirst of a draft in the form that its column stores; empty if it is not valid. */
export function storedLine(text: string): string {
  const checked = checkLine(text.replaceAll('\0', '').toWellFormed().slice(0, 1_000));
  return checked.fit ? checked.line : '';
}
