import type { Body } from '#body/body';
import { plainText } from '#body/text';
import type { CatalogueEntry } from '#editorial/reading/catalogue';
import type { LiveArticle, Numbered, Page, Teaser } from '#editorial/reading/shapes';
import { articlePath, authorPath, sectionPath, topicPath } from '../reader/addresses.ts';
import { wholeText } from '../reader/feeds.tsx';
import type { Frame } from '../reader/frame.ts';
import { absolutely, asPicture, labelled, placesOf } from './places.tsx';
import type { ArticleAnswer, ArticleList, ArticleSummary } from './shapes.tsx';

function asSummary(frame: Frame, story: Teaser & Numbered): ArticleSummary {
  const { section } = story;
  return {
    id: story.articleId,
    slug: story.slug,
    ...placesOf(frame, story.slug),
    language: story.language,
    headline: story.headline,
    standfirst: story.standfirst,
    teaser: story.teaser,
    section: section && labelled(frame, sectionPath)(section),
    topics: story.topics.map(labelled(frame, topicPath)),
    bylines: story.bylines.map(labelled(frame, authorPath)),
    word_count: story.wordCount,
    picture: story.lead && asPicture(frame, story.lead),
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

/** @param next the address of the following page */
export function asList(frame: Frame, page: Page<CatalogueEntry>, next: string | null): ArticleList {
  return { items: page.items.map((entry) => asSummary(frame, entry)), next };
}

export async function asArticle(frame: Frame, article: LiveArticle): Promise<ArticleAnswer> {
  const body = article.body as Body;
  const beside = ({ slug, language, headline }: Pick<Teaser, 'slug' | 'language' | 'headline'>) => {
    const { url, api_url } = placesOf(frame, slug);
    return { slug, language, headline, url, api_url };
  };
  return {
    ...asSummary(frame, article),
    body: body as ArticleAnswer['body'],
    body_html: await wholeText(frame, article),
    body_text: plainText(body),
    pictures: Object.values(article.pictures).map((picture) => asPicture(frame, picture)),
    reader_note: article.readerNote,
    previous_hash: article.previousHash,
    history_url: absolutely(frame)(`${articlePath(article.slug)}/history`),
    corrections: article.corrections.map(({ kind, note, at }) => ({ kind, note, at: at.toISOString() })),
    translations: article.translations.map(beside),
    related: article.related.map((story) => ({ ...beside(story), reason: story.reason })),
  };
}
