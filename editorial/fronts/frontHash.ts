import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { FrontLayout, frontReleaseKinds } from '#db/schema/fronts.ts';

/** What a front release's hash covers: everything that it arranges, and the release of that front before it. */
export type HashedFront = {
  front: number;
  number: number;
  kind: string;
  /** slug, or null for the front page itself */
  section: string | null;
  language: string;
  layout: unknown;
  releasedAt: string;
  /** only of a take back: the number of the release whose layout this is */
  restores?: number;
  /** hex, or null for the first release */
  previous: string | null;
};

/** The columns of a front release that its hash covers, with its front's language. */
export type FrontContent = {
  frontId: number;
  number: number;
  kind: (typeof frontReleaseKinds)[number];
  language: string;
  layout: FrontLayout;
  releasedAt: Date;
  restores?: number | null;
  previousHash: Uint8Array | null;
};

/** A front release as its hash sees it. @param section the ledger's name of its section; null: the front page itself */
export function canonicalFront(row: FrontContent, section: string | null): HashedFront {
  return {
    front: row.frontId,
    number: row.number,
    kind: row.kind,
    section,
    language: row.language,
    layout: row.layout,
    releasedAt: row.releasedAt.toISOString(),
    ...(row.restores != null && { restores: row.restores }),
    previous: row.previousHash ? Buffer.from(row.previousHash).toString('hex') : null,
  };
}

/** SHA-256 over the JSON Canonicalization Scheme (RFC 8785) form of the front, in UTF-8. */
export function frontHash(content: HashedFront): Uint8Array {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error('this front has no canonical form');
  return createHash('sha256').update(canonical, 'utf8').digest();
}
