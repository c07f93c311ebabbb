import { index, integer, pgTable, text } from '#db/pgCore.ts';
import { bytea, foreignKey, identity, instantColumn } from './columns.ts';

/** The Ed25519 key that signs checkpoints; the private key is encrypted with the site's secret. */
export const ledgerKey = pgTable('ledger_key', {
  id: identity<number>(),
  /** raw, 32 bytes */
  publicKey: bytea('public_key').notNull(),
  sealedPrivateKey: bytea('sealed_private_key').notNull(),
  createdAt: instantColumn('created_at').notNull().defaultNow(),
});

/** A signed statement of every release that began since the previous checkpoint. Append-only. */
export const checkpoint = pgTable(
  'checkpoint',
  {
    number: integer('number').primaryKey(),
    /** every release that had begun by then is in this checkpoint or an earlier one */
    at: instantColumn('at').notNull(),
    /** the canonical JSON that was signed */
    document: text('document').notNull(),
    signature: bytea('signature').notNull(),
    keyId: foreignKey('key_id', () => ledgerKey.id).notNull(),
  },
  (table) => [index('checkpoint_at').on(table.at)],
);
