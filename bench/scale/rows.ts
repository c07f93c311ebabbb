import type { Body } from '#body/bodyTypes.ts';
import { draftSaying } from '#body/draftDocument.ts';
import { canonicalContent, contentHash } from '#editorial/releases/contentHash.ts';
import type { MadeArticle, MadeRelease } from './articles.ts';
import type { Cell } from './copying.ts';
import type { Furniture } from './furnishing.ts';
import { likenessOf, modifiedAt, picturesOf, tell } from './releases.ts';

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
export type SearchAndDraftText = {
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
  made: MadeArticle,
  firstRelease: number,
  furniture: Furniture,
): { rows: Row[]; said: SearchAndDraftText[] } {
  const rows: Row[] = [];
  const said: SearchAndDraftText[] = [];
  const pictures = picturesOf(made, furniture);
  const first = made.releases[0] as MadeRelease;
  const last = made.releases.at(-1) as MadeRelease;
  const changedAt = first.from > furniture.now ? furniture.now : last.from;
  let previousHash: Uint8Array | null = null;
  for (const [at, release] of made.releases.entries()) {
    const id = firstRelease + at;
    const story = tell(made, release, { number: at + 1, previousHash, pictures, furniture });
    const hash = contentHash(canonicalContent(story, furniture.sections[made.section]?.slug ?? null));
    const entered = new Date(Math.min(release.from.getTime(), furniture.now.getTime()));
    const live = `["${release.from.toISOString()}",${release.until ? `"${release.until.toISOString()}"` : ''})`;
    const modified = modifiedAt(made.releases, at);
    rows.push([
      'release',
      [
        ...[id, made.id, at + 1, live, release.kind, story.headline, story.standfirst, story.body],
        ...[story.teaser, release.text.words, made.language, furniture.sections[made.section]?.id ?? null],
        ...[story.topics, story.bylines, story.leadAssetId, pictures, first.from, release.from, modified],
        ...[furniture.staff, release.note, 0, hash, previousHash, entered],
      ],
    ]);
    for (const topic of made.topics)
      rows.push(['release_topic', [furniture.topics[topic]?.id ?? 0, id, first.from]]);
    for (const author of made.authors)
      rows.push(['release_author', [furniture.authors[author]?.id ?? 0, id, first.from]]);
    if (story.leadAssetId !== null) rows.push(['release_asset', [story.leadAssetId, id]]);
    const { kind } = release;
    const detail = { number: at + 1, kind, at: release.from };
    rows.push([
      'audit_event',
      [entered, furniture.staff, 'article.release', 'article', String(made.id), detail],
    ]);
    if (release.from <= furniture.now) rows.push(['announcement', [`release:${id}`, release.from]]);
    const { headline, standfirst } = story;
    const plainText = release.text.paragraphs.join('\n\n');
    const draft =
      release === last
        ? {
            articleId: made.id,
            state: draftSaying(story),
            body: story.body,
            words: release.text.words,
            changedAt,
          }
        : null;
    said.push({ releaseId: id, headline, standfirst, plainText, language: made.language, draft });
    previousHash = hash;
  }
  rows.push(...articleRows(made, changedAt, furniture));
  rows.push([
    'story_likeness',
    [made.id, likenessOf(first, made), made.link ? `{${made.earlier[0]}}` : '{}'],
  ]);
  const { withdrawn } = made;
  if (withdrawn)
    rows.push([
      'withdrawal',
      [
        firstRelease + made.releases.length - 1,
        made.id,
        withdrawn,
        furniture.staff,
        'It was told of too soon.',
      ],
    ]);
  return { rows, said };
}

function articleRows(made: MadeArticle, changedAt: Date, furniture: Furniture): Row[] {
  const { id, slug, language } = made;
  const created = new Date(Math.min(made.releases[0]?.from.getTime() ?? 0, furniture.now.getTime()));
  const lead = made.picture === null ? null : (furniture.pictures[made.picture]?.assetId ?? null);
  return [
    [
      'article',
      [
        ...[id, slug, language, furniture.sections[made.section]?.id ?? null, lead, made.translationOf],
        ...[`scale:${id}`, 1 + made.releases.length, furniture.staff, created, changedAt],
      ],
    ],
    ...made.topics.map((one, at): Row => ['article_topic', [id, furniture.topics[one]?.id ?? 0, at]]),
    ...made.authors.map((one, at): Row => ['article_author', [id, furniture.authors[one]?.id ?? 0, at]]),
    ...made.earlier
      .slice(0, 6)
      .map(
        (related, at): Row => [
          'related_story',
          [
            id,
            related,
            1_000,
            0.9 - at / 10,
            { why: 'topics', topics: [furniture.topics[made.topics[0] ?? 0]?.name] },
            created,
          ],
        ],
      ),
  ];
}
