import { teaserOf } from '#body/bodyText.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import type { FrozenPicture } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { signatureOf } from '#editorial/related/textSimilarity.ts';
import type { MadeArticle, MadeRelease } from './articles.ts';
import type { Furniture } from './furnishing.ts';

type Telling = {
  number: number;
  previousHash: Uint8Array | null;
  pictures: Record<string, FrozenPicture>;
  furniture: Furniture;
};

/** A release as it is stored and as its hash sees it. */
export function tell(
  made: MadeArticle,
  release: MadeRelease,
  { number, previousHash, pictures, furniture }: Telling,
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

/** A paragraph with a name such as Yjs gives. */
function block(text: string, { id }: MadeArticle, at: number, href?: string): BodyNode {
  const marks = href ? { marks: [{ type: 'link', attrs: { href } }] } : {};
  return {
    type: 'paragraph',
    attrs: { id: `${1_000_000_000 + id}-${at * 3}` },
    content: [{ type: 'text', text, ...marks }],
  };
}

/** What tells near copies of a story. */
export function likenessOf({ text }: MadeRelease, { language }: MadeArticle): Uint8Array {
  const said = [text.headline, text.standfirst, text.paragraphs.join('\n\n')];
  return signatureOf(said.join('\n'), language as Language);
}

export function picturesOf({ picture }: MadeArticle, furniture: Furniture): Record<string, FrozenPicture> {
  const shown = picture === null ? undefined : furniture.pictures[picture];
  return shown ? { [shown.assetId]: shown } : {};
}

/** When the meaning last changed. */
export function modifiedAt(releases: MadeRelease[], at: number): Date {
  const meant = releases.slice(0, at + 1).findLast(({ kind }) => kind !== 'typo');
  return (meant ?? (releases[0] as MadeRelease)).from;
}
