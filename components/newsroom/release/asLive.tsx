import type { Review } from '#editorial/article/reviewing';
import type { LiveArticle, Picture } from '#editorial/reading/shapes';

const staffOnly = <P extends Picture | null>(picture: P): P =>
  picture && { ...picture, at: '/newsroom/media' };

/** A draft in the shape of what readers get, as it would be if it were released at `now`. */
export function asLive(review: Review, now: Date): LiveArticle {
  const { content, language, slug } = review;
  const { headline, standfirst, topics, bylines, section } = content;
  return {
    articleId: review.articleId,
    slug,
    language,
    headline: headline || '…',
    standfirst,
    teaser: '',
    section: section && {
      slug: section.slug,
      name: section.names[language] ?? section.names.en ?? section.slug,
    },
    topics,
    bylines,
    firstReleasedAt: review.firstReleasedAt ?? review.wireReleasedAt ?? now,
    modifiedAt: review.releases > 0 ? now : (review.wireReleasedAt ?? now),
    releasedAt: review.releases > 0 ? now : (review.wireReleasedAt ?? now),
    lead: staffOnly(content.lead),
    body: content.body ?? { type: 'doc', content: [] },
    pictures: Object.fromEntries(
      Object.entries(content.pictures).map(([id, picture]) => [id, staffOnly(picture)]),
    ),
    number: review.releases + 1,
    kind: review.releases > 0 ? 'update' : 'first',
    readerNote: '',
    wordCount: review.wordCount,
    corrections: [],
    related: [],
    translations: [],
  };
}
