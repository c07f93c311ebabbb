import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../refusal.ts';
import { line } from './inTurn.ts';

export const leastCharacters = 10;

/** argon2id, the library's default; memory in KiB. Above OWASP's minimum of 19 MiB and two passes. */
const cost = { memoryCost: 32_768, timeCost: 2, parallelism: 1 };

/** Everyone types the same character in the same form, whatever keyboard made it. */
const asTyped = (password: string) => password.normalize('NFKC');

/** One at a time: a crowd at the door waits in line, and readers keep the other cores and the thread pool. */
const inTurn = line();

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(asTyped(password), cost));
}

let nobodys: Promise<string> | undefined;

/** Whether the password fits. Without a hash it takes as long, and says no: an unknown address must not be faster. */
export async function passwordFits(
  password: string,
  passwordHash: string | null | undefined,
): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const against = passwordHash ?? (await nobodys);
  const fits = await inTurn(() => verify(against, asTyped(password)));
  return fits && passwordHash != null;
}

// The stems of the passwords that lists of stolen ones begin with; digits and signs around them do not help.
const commonStems =
  /^(password|passwort|passw0rd|qwerty|qwertyuiop|azerty|qazwsx|asdfgh|asdfghjkl|zxcvbnm|letmein|welcome|admin|administrator|changeme|iloveyou|monkey|dragon|football|baseball|sunshine|princess|superman|batman|trustno|master|login|abc|abcd|abcdef|test|secret|copydesk|newsroom|woaini|mima)+$/;

/**
 * Refuses what is guessed first: short, of few different characters, a run, a common word, or one's own name or address.
 * @throws {Refusal} `password-short`, `password-common`
 */
export function judgePassword(password: string, person: { email: string; name: string }): void {
  const characters = [...asTyped(password)];
  if (characters.length < leastCharacters) throw new Refusal('password-short', { least: leastCharacters });
  const plain = asTyped(password).toLowerCase();
  const stem = plain.replace(/[^\p{L}]/gu, '');
  const own = [person.email, person.email.split('@')[0] ?? '', person.name]
    .map((text) => text.toLowerCase().replace(/[^\p{L}\d]/gu, ''))
    .filter((text) => text.length >= 4);
  const rest = own.reduce((left, text) => left.replaceAll(text, ''), plain.replace(/[^\p{L}\d]/gu, ''));
  const common =
    new Set(characters).size < 5 ||
    commonStems.test(stem) ||
    isRun(plain) ||
    (rest.length < 4 && own.length > 0 && rest.length < plain.length);
  if (common) throw new Refusal('password-common');
}

function isRun(text: string): boolean {
  const runs = [
    '0123456789012345678901234567890',
    'abcdefghijklmnopqrstuvwxyz',
    'qwertyuiopasdfghjklzxcvbnm',
  ];
  return runs.some((run) => run.includes(text) || [...run].reverse().join('').includes(text));
}
