import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What a release's hash covers: everything that readers are shown, and the release before it. */
export type Hashed = {
  article: number;
  number: number;
  kind: string;
  language: string;
  headline: string;
  standfirst: string;
  body: unknown;
  section: string | null;
  topics: unknown;
  bylines: unknown;
  lead: number | null;
  pictures: unknown;
  firstReleasedAt: string;
  releasedAt: string;
  readerNote: string;
  /** only of a take back: the number of the release whose content this is */
  restores?: number;
  /** hex, or null for the first release */
  previous: string | null;
};

/** The columns of a release that its hash covers. */
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

/** A release as its hash sees it. @param section the ledger's name of its section: the first slug */
export function canonicalContent(row: HashedContent, section: string | null): Hashed {
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
    ...(row.restores != null && { restores: row.restores }),
    previous: row.previousHash ? Buffer.from(row.previousHash).toString('hex') : null,
  };
}

/** SHA-256 over the JSON Canonicalization Scheme (RFC 8785) form of the content, in UTF-8. */
export function contentHash(content: Hashed): Uint8Array {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error('content has no canonical form');
  return createHash('sha256').update(canonical, 'utf8').digest();
}
