import { Refusal } from '#editorial/access/refusal.ts';

export const MIN_PASSWORD_CHARACTERS = 10;

/** Normalizes a password, because keyboards produce different forms of a character. */
export const normalizePassword = (password: string) => password.normalize('NFKC');

// Stems of the most common stolen passwords. Digits and punctuation around a stem do not make it safe.
const commonStems =
  /^(password|passwort|passw0rd|qwerty|qwertyuiop|azerty|qazwsx|asdfgh|asdfghjkl|zxcvbnm|letmein|welcome|admin|administrator|changeme|iloveyou|monkey|dragon|football|baseball|sunshine|princess|superman|batman|trustno|master|login|abc|abcd|abcdef|test|secret|copydesk|newsroom|woaini|mima)+$/;

/**
 * Refuses passwords that are easily guessed: short, of few different characters, a sequence, a common word, or the
 * person's own name or email address. @throws {Refusal} `password-short`, `password-common`
 */
export function checkPassword(password: string, person: { email: string; name: string }): void {
  const characters = [...normalizePassword(password)];
  if (characters.length < MIN_PASSWORD_CHARACTERS)
    throw new Refusal('password-short', { least: MIN_PASSWORD_CHARACTERS });
  const plain = normalizePassword(password).toLowerCase();
  const personalTexts = [person.email, person.email.split('@')[0] ?? '', person.name]
    .map((text) => text.toLowerCase().replace(/[^\p{L}\d]/gu, ''))
    .filter((text) => text.length >= 4);
  const rest = personalTexts.reduce(
    (remaining, text) => remaining.replaceAll(text, ''),
    plain.replace(/[^\p{L}\d]/gu, ''),
  );
  const isOwnName = rest.length < 4 && personalTexts.length > 0 && rest.length < plain.length;
  if (isOwnName || isCommonPassword(password)) throw new Refusal('password-common');
}

/** Whether a password is easily guessed for any person: few different characters, a sequence, a common word. */
export function isCommonPassword(password: string): boolean {
  const plain = normalizePassword(password).toLowerCase();
  const stem = plain.replace(/[^\p{L}]/gu, '');
  return new Set(plain).size < 5 || commonStems.test(stem) || isRun(plain);
}

function isRun(text: string): boolean {
  const runs = [
    '0123456789012345678901234567890',
    'abcdefghijklmnopqrstuvwxyz',
    'qwertyuiopasdfghjklzxcvbnm',
  ];
  return runs.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));
}
