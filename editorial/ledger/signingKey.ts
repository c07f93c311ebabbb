import type { Transaction } from '#db/pools.ts';
import { desc } from '#db/query.ts';
import { ledgerKey } from '#db/schema/ledger.ts';
import { decryptSecret, encryptSecret } from '#editorial/secretEncryption.ts';
import { makeKeyPair } from './signatures.ts';

export type SigningKey = { id: number; publicKey: Uint8Array; privateKey: Uint8Array };

/**
 * The key that signs checkpoints. Creates one if there is none, or if the newest cannot be decrypted because the site's
 * secret has changed. The caller holds the ledger's lock.
 */
export async function signingKey(tx: Transaction): Promise<SigningKey> {
  const [newest] = await tx.select().from(ledgerKey).orderBy(desc(ledgerKey.id)).limit(1);
  const opened = newest && tryToUnseal(newest.sealedPrivateKey);
  if (newest && opened) return { id: newest.id, publicKey: newest.publicKey, privateKey: opened };
  const { publicKey, privateKey } = makeKeyPair();
  const [made] = await tx
    .insert(ledgerKey)
    .values({ publicKey, sealedPrivateKey: encryptSecret(privateKey) })
    .returning({ id: ledgerKey.id });
  if (!made) throw new Error('insert gave no row');
  return { id: made.id, publicKey, privateKey };
}

function tryToUnseal(sealed: Uint8Array): Uint8Array | null {
  try {
    return decryptSecret(sealed);
  } catch {
    return null;
  }
}
