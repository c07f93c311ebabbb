import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The columns of a release that are part of its hash. */
export type HashedContent = {
  articleId: number;
  number: number;
  kind: string;
  language: string;
  headline: string;
  standfirst: string;
  body: unknown;
  topics: unknown;
  bylines: unknown;
  leadAssetId: number | null;
  pictures: unknown;
  firstReleasedAt: Date;
  releasedAt: Date;
  readerNote: string;
  restores?: number | null;
  previousHash: Uint8Array | null;
};

/**
 * The content that a release's hash covers: everything that readers see, and the hash of the previous release.
 * @param section the ledger's name of its section: the first slug
 */
export function canonicalContent(row: HashedContent, section: string | null) {
  return {
    article: row.articleId,
    number: row.number,
    kind: row.kind,
    language: row.language,
    headline: row.headline,
    standfirst: row.standfirst,
    body: row.body,
    section,
    topics: row.topics,
    bylines: row.bylines,
    lead: row.leadAssetId,
    pictures: row.pictures,
    firstReleasedAt: row.firstReleasedAt.toISOString(),
    releasedAt: row.releasedAt.toISOString(),
    readerNote: row.readerNote,
    // The number of the release that a take-back restores; other releases do not have the key.
    ...(row.restores != null && { restores: row.restores }),
    previous: row.previousHash ? Buffer.from(row.previousHash).toString('hex') : null,
  };
}

/**
 * The hash of a release of an article or a front: SHA-256 over the JSON Canonicalization Scheme (RFC 8785) form of its
 * canonical content, in UTF-8.
 */
export function contentHash(content: Record<string, unknown>): Uint8Array {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error('content has no canonical form');
  return createHash('sha256').update(canonical, 'utf8').digest();
}
