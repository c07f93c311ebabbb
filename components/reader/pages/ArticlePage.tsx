import type { ReactNode } from 'react';
import type { Body } from '#body/bodyTypes.ts';
import { onPhones, PictureView, renderBody } from '#body/renderBody.ts';
import { ArticleFoot } from '#components/reader/parts/ArticleFoot.tsx';
import { ArticleHead } from '#components/reader/parts/ArticleHead.tsx';
import { Following } from '#components/reader/parts/LiveStory.tsx';
import { RelatedStories } from '#components/reader/parts/RelatedStories.tsx';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, authorPath } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import { newsArticle } from '#publishing/linkedData/articleData.ts';
import { sectionTrail } from '#publishing/linkedData/breadcrumbs.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { socialImage } from '#publishing/syndicatedPictures.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = {
  frame: PaperFrame;
  facts: PageFacts;
  article: LiveArticle;
  banner?: ReactNode;
  /** whether a live story adds its new entries to the open page */
  follows?: boolean;
};

export function ArticlePage({ frame, facts, article, banner, follows }: Props) {
  const { lead } = article;
  const image = socialImage(article);
  const path = articlePath(article.slug);
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={article.headline}
      description={article.standfirst || article.teaser}
      path={path}
      alternates={article.translations.map(({ language, slug }) => ({ language, path: articlePath(slug) }))}
      image={{ ...image, url: image.path }}
      kind="article"
      section={article.section?.slug}
      story={{
        publishedAt: article.firstReleasedAt,
        modifiedAt: article.modifiedAt,
        section: article.section?.name,
        topics: article.topics.map(({ name }) => name),
        authors: article.bylines.map(({ slug }) => authorPath(slug)),
      }}
      linkedData={[
        newsArticle(frame, article),
        sectionTrail(frame, article.section, { name: article.headline, path }),
      ]}
      banner={banner}
    >
      <div className={lead ? 'reading' : 'reading reading-plain'}>
        <article className="article">
          <ArticleHead frame={frame} article={article} />
          {lead && (
            <figure className="article-picture">
              <PictureView
                picture={lead}
                alt={lead.alt}
                sizes={`${onPhones(100)}, (min-width: 80rem) 52rem, (min-width: 64rem) 60vw, (min-width: 40rem) 40rem, 100vw`}
                lead
              />
              {(lead.caption || lead.credit) && (
                <figcaption>
                  {lead.caption} {lead.credit && <small>{lead.credit}</small>}
                </figcaption>
              )}
            </figure>
          )}
          <div className="body">
            {renderBody(article.body as Body, {
              language: article.language,
              pictures: article.pictures,
              timeText: (at) => instantText(at, frame.language, frame.paper.zone),
            })}
          </div>
          <ArticleFoot frame={frame} article={article} />
        </article>
        <RelatedStories frame={frame} stories={article.related} />
      </div>
      {follows && article.coverage?.endedAt === null && <Following language={article.language} />}
    </ReaderPage>
  );
}
