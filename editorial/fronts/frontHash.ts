import type { FrontLayout, frontReleaseKinds } from '#db/schema/fronts.ts';

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

/**
 * The content that a front release's hash covers: the layout, and the hash of the front's previous release.
 * @param section the ledger's name of its section; null: the front page
 */
export function canonicalFront(row: FrontContent, section: string | null) {
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
