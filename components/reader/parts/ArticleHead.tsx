import { Fragment } from 'react';
import { directionOf } from '#body/direction.ts';
import { localAddress } from '#components/reader/readerFrame.ts';
import type { LiveArticle } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, authorPath, historyPath, sectionPath } from '#publishing/addresses.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { languageName, listedParts, translatorFor } from '#publishing/readerMessages.ts';
import { Headline } from './Headline.tsx';
import { LiveMark } from './LiveStory.tsx';
import { SeriesLine } from './SeriesBox.tsx';
import { Instant } from './Times.tsx';

type Props = { frame: PaperFrame; article: LiveArticle };

export function ArticleHead({ frame, article }: Props) {
  const { section, headline, standfirst, language, translations } = article;
  const t = translatorFor(frame.language);
  return (
    <>
      <header className="article-head">
        {section && (
          <p className="label">
            <a href={localAddress({ ...frame, language }, sectionPath(section.slug))}>{section.name}</a>
          </p>
        )}
        <LiveMark frame={frame} coverage={article.coverage} />
        <SeriesLine frame={frame} series={article.series} language={language} />
        <h1>
          <Headline text={headline} language={language} />
        </h1>
        {standfirst && <p className="standfirst">{standfirst}</p>}
      </header>
      <div className="article-meta">
        {article.bylines.length > 0 && <Bylines frame={frame} article={article} />}
        <Times frame={frame} article={article} />
        {translations.length > 0 && (
          <p>
            {t('story.alsoIn')}{' '}
            {translations.map((each, at) => (
              <Fragment key={each.slug}>
                {at > 0 && ' · '}
                <a
                  href={articlePath(each.slug)}
                  hrefLang={each.language}
                  lang={each.language}
                  dir={directionOf(each.language)}
                >
                  {languageName(each.language)}
                </a>
              </Fragment>
            ))}
          </p>
        )}
      </div>
    </>
  );
}

function Bylines({ frame, article }: Props) {
  const names = listedParts(
    article.bylines.map((each) => each.name),
    frame.language,
  );
  const links = names.map((part) => {
    const author = article.bylines.find((each) => part.isItem && each.name === part.text);
    return author ? (
      <a key={author.slug} rel="author" href={authorPath(author.slug)}>
        <bdi>{author.name}</bdi>
      </a>
    ) : (
      <Fragment key={part.at}>{part.text}</Fragment>
    );
  });
  return <p className="bylines">{translatorFor(frame.language).rich('story.by', { names: () => links })}</p>;
}

/** The first release, the last change of meaning if it is later, and a link to all releases. */
function Times({ frame, article }: Props) {
  const t = translatorFor(frame.language);
  // An imported story may have been modified before its first release here; that is not an update.
  const isUpdated = article.number > 1 && article.modifiedAt.getTime() > article.firstReleasedAt.getTime();
  const all = article.number > 1 && (
    <>
      <span className="dot"> · </span>
      <a href={historyPath(article.slug)}>{t('story.releases', { count: article.number })}</a>
    </>
  );
  return (
    <>
      <p>
        {t('story.released')} <Instant frame={frame} at={article.firstReleasedAt} />
        {!isUpdated && all}
      </p>
      {isUpdated && (
        <p>
          {t('story.updated')} <Instant frame={frame} at={article.modifiedAt} />
          {all}
        </p>
      )}
    </>
  );
}
