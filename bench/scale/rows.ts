import type { Body } from '#body/bodyTypes.ts';
import { encodeDraft } from '#body/draftDocument.ts';
import { canonicalContent, contentHash } from '#editorial/releases/contentHash.ts';
import type { BaseRows } from './baseRows.ts';
import type { Cell } from './copyStream.ts';
import type { SyntheticArticle, SyntheticRelease } from './syntheticArticles.ts';
import { likenessOf, modifiedAt, picturesOf, releaseContentOf } from './syntheticReleases.ts';

/** The columns that are written to each table, in the order of the cells. */
export const columns = {
  article: `id slug language section_id lead_asset_id translation_of external_id version created_by created_at changed_at`,
  article_topic: 'article_id topic_id position',
  article_author: 'article_id author_id position',
  release: `id article_id number live kind headline standfirst body teaser word_count language section_id topics bylines
    lead_asset_id pictures first_released_at released_at modified_at released_by reader_note draft_upto content_hash
    previous_hash entered_at`,
  release_topic: 'topic_id release_id first_released_at',
  release_author: 'author_id release_id first_released_at',
  release_asset: 'asset_id release_id',
  withdrawal: 'release_id article_id at by because',
  story_likeness: 'article_id signature linked',
  related_story: 'article_id related_id rank score reason since',
  audit_event: 'at actor_id act subject subject_id detail',
  announcement: 'event at',
};
export type Table = keyof typeof columns;
export type Row = [Table, Cell[]];

/** Input of the application's functions for the search words and the draft of a release. */
export type ReleaseText = {
  releaseId: number;
  headline: string;
  standfirst: string;
  plainText: string;
  language: string;
  /** null except for the last release, whose content the draft equals */
  draft: { articleId: number; state: Uint8Array; body: Body; words: number; changedAt: Date } | null;
};

/** All rows that Copydesk stores for an article. `firstRelease` is the id of its first release. */
export function rowsOf(
  article: SyntheticArticle,
  firstRelease: number,
  baseRows: BaseRows,
): { rows: Row[]; texts: ReleaseText[] } {
  const rows: Row[] = [];
  const texts: ReleaseText[] = [];
  const pictures = picturesOf(article, baseRows);
  const section = baseRows.sections[article.section];
  const first = article.releases[0] as SyntheticRelease;
  const last = article.releases.at(-1) as SyntheticRelease;
  const changedAt = first.from > baseRows.now ? baseRows.now : last.from;
  let previousHash: Uint8Array | null = null;
  for (const [at, release] of article.releases.entries()) {
    const id = firstRelease + at;
    const story = releaseContentOf(article, release, { number: at + 1, previousHash, pictures, baseRows });
    const hash = contentHash(canonicalContent(story, section?.slug ?? null));
    const entered = new Date(Math.min(release.from.getTime(), baseRows.now.getTime()));
    const live = `["${release.from.toISOString()}",${release.until ? `"${release.until.toISOString()}"` : ''})`;
    const modified = modifiedAt(article.releases, at);
    rows.push([
      'release',
      [
        ...[id, article.id, at + 1, live, release.kind, story.headline, story.standfirst, story.body],
        ...[story.teaser, release.text.words, article.language, section?.id ?? null],
        ...[story.topics, story.bylines, story.leadAssetId, pictures, first.from, release.from, modified],
        ...[baseRows.staff, release.note, 0, hash, previousHash, entered],
      ],
    ]);
    for (const topic of article.topics)
      rows.push(['release_topic', [baseRows.topics[topic]?.id ?? 0, id, first.from]]);
    for (const author of article.authors)
      rows.push(['release_author', [baseRows.authors[author]?.id ?? 0, id, first.from]]);
    if (story.leadAssetId !== null) rows.push(['release_asset', [story.leadAssetId, id]]);
    const { kind } = release;
    const detail = { number: at + 1, kind, at: release.from };
    rows.push([
      'audit_event',
      [entered, baseRows.staff, 'article.release', 'article', String(article.id), detail],
    ]);
    if (release.from <= baseRows.now) rows.push(['announcement', [`release:${id}`, release.from]]);
    const { headline, standfirst } = story;
    const plainText = release.text.paragraphs.join('\n\n');
    const draft =
      release === last
        ? {
            articleId: article.id,
            state: encodeDraft(story),
            body: story.body,
            words: release.text.words,
            changedAt,
          }
        : null;
    texts.push({ releaseId: id, headline, standfirst, plainText, language: article.language, draft });
    previousHash = hash;
  }
  rows.push(...articleRows(article, changedAt, baseRows));
  rows.push([
    'story_likeness',
    [article.id, likenessOf(first, article), article.link ? `{${article.earlier[0]}}` : '{}'],
  ]);
  const { withdrawn } = article;
  if (withdrawn)
    rows.push([
      'withdrawal',
      [
        firstRelease + article.releases.length - 1,
        article.id,
        withdrawn,
        baseRows.staff,
        'It was told of too soon.',
      ],
    ]);
  return { rows, texts };
}

function articleRows(article: SyntheticArticle, changedAt: Date, baseRows: BaseRows): Row[] {
  const { id, slug, language, topics, authors } = article;
  const created = new Date(Math.min(article.releases[0]?.from.getTime() ?? 0, baseRows.now.getTime()));
  const lead = article.picture === null ? null : (baseRows.pictures[article.picture]?.assetId ?? null);
  return [
    [
      'article',
      [
        ...[id, slug, language, baseRows.sections[article.section]?.id ?? null, lead, article.translationOf],
        ...[`scale:${id}`, 1 + article.releases.length, baseRows.staff, created, changedAt],
      ],
    ],
    ...topics.map((topic, at): Row => ['article_topic', [id, baseRows.topics[topic]?.id ?? 0, at]]),
    ...authors.map((author, at): Row => ['article_author', [id, baseRows.authors[author]?.id ?? 0, at]]),
    ...article.earlier
      .slice(0, 6)
      .map(
        (related, at): Row => [
          'related_story',
          [
            id,
            related,
            1_000,
            0.9 - at / 10,
            { why: 'topics', topics: [baseRows.topics[topics[0] ?? 0]?.name] },
            created,
          ],
        ],
      ),
  ];
}
