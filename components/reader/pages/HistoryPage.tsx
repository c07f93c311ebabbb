import { Listing } from '#components/reader/parts/Listing.tsx';
import { ReleaseCompare } from '#components/reader/parts/ReleaseCompare.tsx';
import { Paging } from '#components/reader/parts/Rows.tsx';
import { pathOf } from '#contracts/routes.ts';
import type { History, PastRelease } from '#editorial/readerQueries/releaseHistory.ts';
import { address, articlePath, historyPath, languageParameter } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = {
  frame: PaperFrame;
  facts: PageFacts;
  history: History /** the `?before=` that led here */;
  before?: number;
};

export function HistoryPage({ frame, facts, history, before }: Props) {
  const t = translatorFor(frame.language);
  const path = historyPath(history.slug);
  const at = (number: number | null | undefined) =>
    address(path, { before: number == null ? undefined : String(number) });
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={t('history.title', { headline: history.headline })}
      description={t('history.intro')}
      path={at(before)}
    >
      <Listing
        head={
          <>
            <p className="label">{t('history.heading')}</p>
            <h1>
              <a href={articlePath(history.slug)}>{history.headline}</a>
            </h1>
            <p className="standfirst">{t('history.intro')}</p>
          </>
        }
      >
        <ol className="history" reversed>
          {history.releases.map((release) => (
            <Release key={release.number} frame={frame} release={release} />
          ))}
        </ol>
        <Paging
          back={before === undefined ? undefined : [path, t('history.newest')]}
          on={history.before === null ? undefined : [at(history.before), t('history.older')]}
        />
        <section className="history-foot">
          <h2>{t('history.verify')}</h2>
          <p>
            {t.rich('history.verifyText', {
              link: (text) => (
                <a
                  key="record"
                  href={address(pathOf('record'), { language: languageParameter(frame, frame.language) })}
                >
                  {text}
                </a>
              ),
            })}
          </p>
          <p>
            <a href={articlePath(history.slug)}>{t('history.back')}</a>
          </p>
        </section>
      </Listing>
    </ReaderPage>
  );
}

function Release({ frame, release }: { frame: PaperFrame; release: PastRelease }) {
  const t = translatorFor(frame.language);
  const { number, kind, restores, withheld, compared } = release;
  return (
    <li value={number} id={`release-${number}`}>
      <h2>
        {t('history.release', { number })} · {t(`story.kind.${kind}`)}
      </h2>
      <p className="story-time">
        <time dateTime={release.releasedAt.toISOString()}>
          {instantText(release.releasedAt, frame.language, frame.paper.zone)}
        </time>
        {release.isLive && <strong> · {t('history.live')}</strong>}
      </p>
      {withheld ? (
        <>
          <p className="history-hint">{t('history.withheld')}</p>
          {release.note && (
            <>
              <p className="history-hint">{t('history.noteStays')}</p>
              <p>{release.note}</p>
            </>
          )}
        </>
      ) : (
        <>
          <p className="history-headline">{release.headline}</p>
          {restores !== null && <p>{t('history.restores', { number: restores })}</p>}
          {release.note && <p>{release.note}</p>}
          {compared ? (
            <ReleaseCompare compared={compared} before={number - 1} language={frame.language} />
          ) : (
            <p className="history-hint">{t(number === 1 ? 'history.first' : 'history.beforeWithheld')}</p>
          )}
        </>
      )}
      <dl>
        <dt>{t('history.fingerprint')}</dt>
        <dd>
          <code>{release.hash}</code>
        </dd>
        {release.previousHash && (
          <>
            <dt>{t('history.previous')}</dt>
            <dd>
              <code>{release.previousHash}</code>
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}
