import { randomInt } from 'node:crypto';

/** Letters and digits that are hard to confuse. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four characters: 79 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
