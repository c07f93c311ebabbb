import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts data with the site's secret, so that the database alone cannot read it: a nonce, the tag and the ciphertext.
 * @throws when NEXTAUTH_SECRET is not set
 */
export function encryptSecret(bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(algorithm, key(), nonce);
  const closed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), closed]));
}

/** @throws when it was encrypted with another secret, or changed since */
export function decryptSecret(sealed: Uint8Array): Uint8Array {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('The data is too short to be encrypted data.');
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(algorithm, key(), nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const opened = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return new Uint8Array(opened);
}

/** A separate key, so that ciphertexts reveal nothing about sessions, which use the same secret. */
function key(): Buffer {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set, so nothing can be encrypted or decrypted.');
  return Buffer.from(hkdfSync('sha256', secret, '', 'copydesk sealing 1', 32));
}
