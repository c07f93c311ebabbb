import type { LiveArticle, PackageStories } from '#editorial/readerQueries/readerTypes.ts';
import { topicPath } from '#publishing/addresses.ts';
import { noticeName } from '#publishing/noticeText.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { Headline, HeadlineLink } from './Headline.tsx';
import { NoticeEvents, WithdrawnBetween } from './Notices.tsx';
import { SeriesBox } from './SeriesBox.tsx';
import { Instant } from './Times.tsx';

type Props = { frame: PaperFrame; article: LiveArticle };

/** Below an article: its series and package, its corrections and its topics. */
export function ArticleFoot({ frame, article }: Props) {
  return (
    <footer className="article-foot">
      <SeriesBox frame={frame} series={article.series} language={article.language} />
      {article.packageStories && <PackageBox article={article} packageStories={article.packageStories} />}
      <Corrections frame={frame} article={article} />
      <Topics frame={frame} article={article} />
    </footer>
  );
}

type Package = { article: Pick<LiveArticle, 'language'>; packageStories: PackageStories };

/** The stories that were released together with the article. */
function PackageBox({ article: { language }, packageStories }: Package) {
  return (
    <section className="boxed" aria-labelledby="together">
      <p className="boxed-label">{translatorFor(language)('story.together')}</p>
      <h2 id="together">
        <Headline text={packageStories.title} language={language} />
      </h2>
      <ul>
        {packageStories.stories.map((story) => (
          <li key={story.articleId}>
            <HeadlineLink story={story} language={language} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The notes of the article, newest first, each with its later events; then its former withdrawals. */
function Corrections({ frame, article: { corrections, withdrawals } }: Props) {
  if (corrections.length + withdrawals.length === 0) return null;
  const t = translatorFor(frame.language);
  return (
    <section className="corrections" aria-label={t('story.corrections')}>
      {corrections.map((notice) => (
        <div key={notice.number}>
          <h2 className="label">{noticeName(notice, frame.language)}</h2>
          <p>{notice.note}</p>
          <p className="story-time">
            <Instant frame={frame} at={notice.at} />
          </p>
          <NoticeEvents frame={frame} notice={notice} />
        </div>
      ))}
      {withdrawals.map(({ at, backAt, because }) => (
        <div key={at.toISOString()}>
          <h2 className="label">{t('notice.withdrawal')}</h2>
          <p>{because}</p>
          <p className="story-time">
            <WithdrawnBetween frame={frame} at={at} backAt={backAt} />
          </p>
        </div>
      ))}
    </section>
  );
}

function Topics({ frame, article: { topics } }: Props) {
  if (topics.length === 0) return null;
  return (
    <ul className="topics" aria-label={translatorFor(frame.language)('story.topics')}>
      {topics.map((topic) => (
        <li key={topic.slug}>
          <a rel="tag" href={topicPath(topic.slug)}>
            <bdi>{topic.name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
