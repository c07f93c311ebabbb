import { normalizePassword } from './passwordRules.ts';
import { inPasswordThread } from './passwordThread.ts';
import { createWorkQueue } from './workQueue.ts';

const inTurn = createWorkQueue();

/** @returns an argon2id hash in PHC format, with its cost parameters and salt */
export async function hashPassword(password: string): Promise<string> {
  return String(await inTurn(() => inPasswordThread({ password: normalizePassword(password) })));
}

let dummyHash: Promise<string> | undefined;

/**
 * Whether the password matches. Without a hash it takes the same time and returns false: an unknown email address must
 * not be detectable by time.
 */
export async function passwordFits(
  password: string,
  passwordHash: string | null | undefined,
): Promise<boolean> {
  dummyHash ??= hashPassword('nobody has this password');
  const hash = passwordHash ?? (await dummyHash);
  const fits = await inTurn(() => inPasswordThread({ password: normalizePassword(password), hash }));
  return fits === true && passwordHash != null;
}
