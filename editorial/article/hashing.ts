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
  /** hex, or null for the first release */
  previous: string | null;
};

/** SHA-256 over the JSON Canonicalization Scheme (RFC 8785) form of the content, in UTF-8. */
export function contentHash(content: Hashed): Uint8Array {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error('content has no canonical form');
  return createHash('sha256').update(canonical, 'utf8').digest();
}
