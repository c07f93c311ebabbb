import type { Transaction } from '#db/pools.ts';
import { desc } from '#db/query.ts';
import { ledgerKey } from '#db/schema/ledger.ts';
import { decryptSecret, encryptSecret } from '#editorial/secretEncryption.ts';
import { makeKeyPair } from './signatures.ts';

type SigningKey = { id: number; publicKey: Uint8Array; privateKey: Uint8Array };

/**
 * The key that signs checkpoints. Creates one if there is none, or if the newest cannot be decrypted because the site's
 * secret has changed. The caller holds the ledger's lock.
 */
export async function signingKey(tx: Transaction): Promise<SigningKey> {
  const [newest] = await tx.select().from(ledgerKey).orderBy(desc(ledgerKey.id)).limit(1);
  const decrypted = newest && tryToDecrypt(newest.sealedPrivateKey);
  if (decrypted) return { id: newest.id, publicKey: newest.publicKey, privateKey: decrypted };
  const { publicKey, privateKey } = makeKeyPair();
  const [created] = await tx
    .insert(ledgerKey)
    .values({ publicKey, sealedPrivateKey: encryptSecret(privateKey) })
    .returning({ id: ledgerKey.id });
  if (!created) throw new Error('insert returned no row');
  return { id: created.id, publicKey, privateKey };
}

function tryToDecrypt(sealed: Uint8Array): Uint8Array | null {
  try {
    return decryptSecret(sealed);
  } catch {
    return null;
  }
}
