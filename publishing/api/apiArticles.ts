import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { entriesOf } from '#body/liveEntries.ts';
import { pathOf } from '#contracts/routes.ts';
import type { CatalogueEntry } from '#editorial/readerQueries/articleCatalogue.ts';
import type {
  LiveArticle,
  PageOfItems,
  ReleaseNumbers,
  Teaser,
} from '#editorial/readerQueries/readerTypes.ts';
import {
  absoluteUrl,
  articlePath,
  authorPath,
  historyPath,
  sectionPath,
  seriesPath,
  topicPath,
} from '#publishing/addresses.ts';
import { storyHtml } from '#publishing/feeds/feedContent.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { articleAddresses, asPicture, labelled, storyLink } from './answerLinks.ts';
import type { ArticleAnswer, ArticleListAnswer, ArticleSummary } from './answerSchemas.ts';

function asSummary(frame: PaperFrame, story: Teaser & ReleaseNumbers): ArticleSummary {
  const { section } = story;
  return {
    id: story.articleId,
    slug: story.slug,
    ...articleAddresses(frame, story.slug),
    language: story.language,
    headline: story.headline,
    standfirst: story.standfirst,
    teaser: story.teaser,
    section: section && labelled(frame, sectionPath)(section),
    topics: story.topics.map(labelled(frame, topicPath)),
    bylines: story.bylines.map(labelled(frame, authorPath)),
    word_count: story.wordCount,
    picture: story.lead && asPicture(frame, story.lead),
    live: story.isLive ?? false,
    release: {
      number: story.number,
      kind: story.kind,
      first_released_at: story.firstReleasedAt.toISOString(),
      released_at: story.releasedAt.toISOString(),
      modified_at: story.modifiedAt.toISOString(),
      content_hash: story.contentHash,
    },
  };
}

type Page = PageOfItems<CatalogueEntry>;

/** @param next the address of the following page */
export const asList = (frame: PaperFrame, page: Page, next: string | null): ArticleListAnswer => ({
  items: page.items.map((entry) => asSummary(frame, entry)),
  next,
});

export async function asArticle(frame: PaperFrame, article: LiveArticle): Promise<ArticleAnswer> {
  const body = article.body as Body;
  const linkTo = storyLink(frame);
  return {
    ...asSummary(frame, article),
    live: article.coverage?.endedAt === null,
    body: body as ArticleAnswer['body'],
    body_html: await storyHtml(frame, article),
    body_text: plainText(body),
    pictures: Object.values(article.pictures).map((picture) => asPicture(frame, picture)),
    reader_note: article.readerNote,
    previous_hash: article.previousHash,
    history_url: absoluteUrl(frame)(historyPath(article.slug)),
    corrections: article.corrections.map(({ at, events, ...notice }) => ({
      ...notice,
      at: at.toISOString(),
      events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    })),
    withdrawals: article.withdrawals.map(({ at, because, backAt }) => {
      return { at: at.toISOString(), because, released_again_at: backAt.toISOString() };
    }),
    translations: article.translations.map(linkTo),
    series: partOfSeries(frame, article),
    coverage: coverageOf(frame, article),
    related: article.related.map((story) => ({ ...linkTo(story), reason: story.reason })),
  };
}

function partOfSeries(frame: PaperFrame, { series, language }: LiveArticle): ArticleAnswer['series'] {
  if (!series) return null;
  const { slug, name, part, of, previous, next } = series;
  const linkTo = storyLink(frame);
  return {
    slug,
    name,
    url: absoluteUrl(frame)(seriesPath(slug)),
    api_url: absoluteUrl(frame)(pathOf('apiSeries', { slug })),
    part,
    of,
    previous: previous && linkTo({ ...previous, language }),
    next: next && linkTo({ ...next, language }),
  };
}

function coverageOf(frame: PaperFrame, { body, coverage, slug }: LiveArticle): ArticleAnswer['coverage'] {
  if (!coverage) return null;
  const page = absoluteUrl(frame)(articlePath(slug));
  return {
    ended_at: coverage.endedAt?.toISOString() ?? null,
    entries: entriesOf(body as Body).map(({ id, at, headline, text }) => {
      return { id, url: `${page}#${id}`, at: at.toISOString(), headline, text };
    }),
  };
}
