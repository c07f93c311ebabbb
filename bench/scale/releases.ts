import { teaserOf } from '#body/bodyText.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import type { FrozenPicture } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { signatureOf } from '#editorial/related/textSimilarity.ts';
import type { MadeArticle, MadeRelease } from './articles.ts';
import type { Furniture } from './furnishing.ts';

type ReleaseContext = {
  number: number;
  previousHash: Uint8Array | null;
  pictures: Record<string, FrozenPicture>;
  furniture: Furniture;
};

/** The content of a release as it is stored and hashed. */
export function tell(
  made: MadeArticle,
  release: MadeRelease,
  { number, previousHash, pictures, furniture }: ReleaseContext,
) {
  const { headline, standfirst, paragraphs } = release.text;
  const body: Body = { type: 'doc', content: paragraphs.map((text, at) => block(text, made, at)) };
  if (made.link) body.content.push(block(headline, made, paragraphs.length, made.link));
  const label = (row?: { slug: string; name: string }) => ({ slug: row?.slug ?? '', name: row?.name ?? '' });
  return {
    articleId: made.id,
    number,
    kind: release.kind,
    language: made.language,
    headline,
    standfirst,
    body,
    teaser: teaserOf({ type: 'doc', content: body.content.slice(0, 2) }),
    topics: made.topics.map((one) => label(furniture.topics[one])),
    bylines: made.authors.map((one) => label(furniture.authors[one])),
    leadAssetId: Object.values(pictures)[0]?.assetId ?? null,
    pictures,
    firstReleasedAt: made.releases[0]?.from ?? release.from,
    releasedAt: release.from,
    readerNote: release.note,
    previousHash,
  };
}

/** A paragraph with an id in the format of Yjs. */
function block(text: string, { id }: MadeArticle, at: number, href?: string): BodyNode {
  const marks = href ? { marks: [{ type: 'link', attrs: { href } }] } : {};
  return {
    type: 'paragraph',
    attrs: { id: `${1_000_000_000 + id}-${at * 3}` },
    content: [{ type: 'text', text, ...marks }],
  };
}

/** The signature by which near copies of a story are detected. */
export function likenessOf({ text }: MadeRelease, { language }: MadeArticle): Uint8Array {
  const parts = [text.headline, text.standfirst, text.paragraphs.join('\n\n')];
  return signatureOf(parts.join('\n'), language as Language);
}

export function picturesOf({ picture }: MadeArticle, furniture: Furniture): Record<string, FrozenPicture> {
  const shown = picture === null ? undefined : furniture.pictures[picture];
  return shown ? { [shown.assetId]: shown } : {};
}

/** The time of the last release up to index `at` that is not a typo. */
export function modifiedAt(releases: MadeRelease[], at: number): Date {
  const latest = releases.slice(0, at + 1).findLast(({ kind }) => kind !== 'typo');
  return (latest ?? (releases[0] as MadeRelease)).from;
}
