import { z } from 'zod';

/** The published forms of the ledger, as in docs/ledger.md. The verifier parses them without trusting them. */

const hex = z.string().regex(/^[0-9a-f]{64}$/);
/** ISO 8601 in UTC with microseconds: such texts sort like instants. */
const moment = z.string().regex(/^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
/** base64 of the 32 bytes of an Ed25519 public key */
const publicKey = z.base64().length(44);
const count = z.number().int().min(0);

/** One release in a checkpoint: the article or front, the release's number, its start and its hash. */
export const checkpointEntry = z.strictObject({
  of: z.enum(['article', 'front']),
  id: count,
  number: count,
  begun: moment,
  hash: hex,
});
export type CheckpointEntry = z.output<typeof checkpointEntry>;

/** The signed document, serialized in canonical form. */
export const checkpointDocument = z.strictObject({
  paper: z.string(),
  number: count,
  at: moment,
  previous: hex.nullable(),
  entries: z.array(checkpointEntry),
  key: publicKey,
});
export type CheckpointDocument = z.output<typeof checkpointDocument>;

export const signedCheckpoint = z.object({
  number: count,
  /** the canonical JSON that was signed, byte for byte */
  document: z.string(),
  /** base64 of the 64 bytes of an Ed25519 signature of the document in UTF-8 */
  signature: z.base64(),
  key: publicKey,
});
export type SignedCheckpoint = z.output<typeof signedCheckpoint>;

/** A release in the ledger: with the content that its hash covers, or withheld: see docs/ledger.md. */
export const ledgerEntry = z.object({
  ...checkpointEntry.shape,
  slug: z.string().optional(),
  content: z.record(z.string(), z.unknown()).optional(),
  withheld: z.literal(true).optional(),
});
export type LedgerEntry = z.output<typeof ledgerEntry>;

export const ledgerPage = z.object({
  releases: z.array(ledgerEntry),
  /** cursor of the next page; null at the end */
  next: z.string().nullable(),
});
export type LedgerPage = z.output<typeof ledgerPage>;

/** The document at the well-known address. */
export const ledgerSummary = z.object({
  version: z.literal(1),
  paper: z.string(),
  site: z.string(),
  keys: z.array(z.object({ algorithm: z.literal('Ed25519'), key: publicKey, since: z.string() })),
  checkpoints: z.object({
    newest: z.object({ number: count, at: moment, sha256: hex }).nullable(),
    address: z.string(),
  }),
  releases: z.string(),
  howToVerify: z.string(),
});
export type LedgerSummary = z.output<typeof ledgerSummary>;
