import { teaserOf } from '#body/bodyText.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import type { FrozenPicture } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { signatureOf } from '#editorial/related/textSimilarity.ts';
import type { BaseRows } from './baseRows.ts';
import type { SyntheticArticle, SyntheticRelease } from './syntheticArticles.ts';

type AdvisoryFacts = {
  number: number;
  previousHash: Uint8Array | null;
  pictures: Record<string, FrozenPicture>;
  baseRows: BaseRows;
};

/** The content of a release as it is stored and hashed. */
export function releaseContentOf(
  article: SyntheticArticle,
  release: SyntheticRelease,
  { number, previousHash, pictures, baseRows }: AdvisoryFacts,
) {
  const { headline, standfirst, paragraphs } = release.text;
  const body: Body = { type: 'doc', content: paragraphs.map((text, at) => block(text, article, at)) };
  if (article.link) body.content.push(block(headline, article, paragraphs.length, article.link));
  const label = (row?: { slug: string; name: string }) => ({ slug: row?.slug ?? '', name: row?.name ?? '' });
  return {
    articleId: article.id,
    number,
    kind: release.kind,
    language: article.language,
    headline,
    standfirst,
    body,
    teaser: teaserOf({ type: 'doc', content: body.content.slice(0, 2) }),
    topics: article.topics.map((index) => label(baseRows.topics[index])),
    bylines: article.authors.map((index) => label(baseRows.authors[index])),
    leadAssetId: Object.values(pictures)[0]?.assetId ?? null,
    pictures,
    firstReleasedAt: article.releases[0]?.from ?? release.from,
    releasedAt: release.from,
    readerNote: release.note,
    previousHash,
  };
}

/** A paragraph with an id in the format of Yjs. */
function block(text: string, { id }: SyntheticArticle, at: number, href?: string): BodyNode {
  const marks = href ? { marks: [{ type: 'link', attrs: { href } }] } : {};
  return {
    type: 'paragraph',
    attrs: { id: `${1_000_000_000 + id}-${at * 3}` },
    content: [{ type: 'text', text, ...marks }],
  };
}

/** The signature by which near copies of a story are detected. */
export function likenessOf({ text }: SyntheticRelease, { language }: SyntheticArticle): Uint8Array {
  const parts = [text.headline, text.standfirst, text.paragraphs.join('\n\n')];
  return signatureOf(parts.join('\n'), language as Language);
}

export function picturesOf({ picture }: SyntheticArticle, baseRows: BaseRows): Record<string, FrozenPicture> {
  const frozen = picture === null ? undefined : baseRows.pictures[picture];
  return frozen ? { [frozen.assetId]: frozen } : {};
}

/** The time of the last release up to index `at` that is not a typo. */
export function modifiedAt(releases: SyntheticRelease[], at: number): Date {
  const latest = releases.slice(0, at + 1).findLast(({ kind }) => kind !== 'typo');
  return (latest ?? (releases[0] as SyntheticRelease)).from;
}
