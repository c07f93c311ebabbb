import type { ReactNode } from 'react';
import type { Body } from '#body/body.ts';
import { onPhones, PictureView, renderBody } from '#body/render.tsx';
import type { LiveArticle } from '#editorial/reading/shapes.ts';
import { Corrections, Topics } from './ArticleFoot.tsx';
import { ArticleHead } from './ArticleHead.tsx';
import { articlePath, authorPath } from './addresses.ts';
import { newsArticle } from './articleData.ts';
import { sectionTrail } from './breadcrumbs.ts';
import { instantText } from './dates.ts';
import type { PageFacts, PaperFrame } from './frame.ts';
import { Following } from './LiveStory.tsx';
import { ReaderPage } from './ReaderPage.tsx';
import { RelatedStories } from './RelatedStories.tsx';
import { shareImage } from './renditions.ts';
import { SeriesBox } from './SeriesBox.tsx';
import { TogetherBox } from './TogetherBox.tsx';

type Props = {
  frame: PaperFrame;
  facts: PageFacts;
  article: LiveArticle;
  banner?: ReactNode;
  /** whether a live story brings what is added to it to the page that is being read */
  follows?: boolean;
};

export function ArticlePage({ frame, facts, article, banner, follows }: Props) {
  const image = shareImage(article);
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={article.headline}
      description={article.standfirst || article.teaser}
      path={articlePath(article.slug)}
      alternates={article.translations.map((each) => ({
        language: each.language,
        path: articlePath(each.slug),
      }))}
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
        sectionTrail(frame, article.section, { name: article.headline, path: articlePath(article.slug) }),
      ]}
      banner={banner}
    >
      <div className={article.lead ? 'reading' : 'reading reading-plain'}>
        <article className="article">
          <ArticleHead frame={frame} article={article} />
          {article.lead && (
            <figure className="article-picture">
              <PictureView
                picture={article.lead}
                alt={article.lead.alt}
                sizes={`${onPhones(100)}, (min-width: 80rem) 52rem, (min-width: 64rem) 60vw, (min-width: 40rem) 40rem, 100vw`}
                lead
              />
              {(article.lead.caption || article.lead.credit) && (
                <figcaption>
                  {article.lead.caption} {article.lead.credit && <small>{article.lead.credit}</small>}
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
          <footer className="article-foot">
            <SeriesBox frame={frame} series={article.series} language={article.language} />
            <TogetherBox together={article.together} language={article.language} />
            <Corrections frame={frame} article={article} />
            <Topics frame={frame} article={article} />
          </footer>
        </article>
        <RelatedStories frame={frame} stories={article.related} />
      </div>
      {follows && article.coverage?.endedAt === null && <Following language={article.language} />}
    </ReaderPage>
  );
}
