import type { ReactNode } from 'react';
import { Listing } from '#components/reader/parts/Listing.tsx';
import { ReleaseCompare } from '#components/reader/parts/ReleaseCompare.tsx';
import { Paging } from '#components/reader/parts/Rows.tsx';
import { Instant } from '#components/reader/parts/Times.tsx';
import { localAddress } from '#components/reader/readerFrame.ts';
import { pathOf } from '#contracts/routes.ts';
import type { History, PastRelease } from '#editorial/readerQueries/releaseHistory.ts';
import { address, articlePath, historyPath } from '#publishing/addresses.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

/** `before`: the parameter in the address */
type Props = { frame: PaperFrame; facts: PageFacts; history: History; before?: number };

export function HistoryPage({ frame, facts, history, before }: Props) {
  const t = translatorFor(frame.language);
  const path = historyPath(history.slug);
  const pageBefore = (number?: number) => address(path, { before: number?.toString() });
  const record = (text: ReactNode) => (
    <a key="record" href={localAddress(frame, pathOf('record'))}>
      {text}
    </a>
  );
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={t('history.title', { headline: history.headline })}
      description={t('history.intro')}
      path={pageBefore(before)}
    >
      <Listing
        label={t('history.heading')}
        heading={<a href={articlePath(history.slug)}>{history.headline}</a>}
        standfirst={t('history.intro')}
      >
        <ol className="history" reversed>
          {history.releases.map((release) => (
            <Release key={release.number} frame={frame} release={release} />
          ))}
        </ol>
        <Paging
          back={before === undefined ? undefined : [path, t('history.newest')]}
          on={history.before === null ? undefined : [pageBefore(history.before), t('history.older')]}
        />
        <section className="history-foot">
          <h2>{t('history.verify')}</h2>
          <p>{t.rich('history.verifyText', { link: record })}</p>
          <p>
            <a href={articlePath(history.slug)}>{t('history.back')}</a>
          </p>
        </section>
      </Listing>
    </ReaderPage>
  );
}

type ReleaseProps = { frame: PaperFrame; release: PastRelease };

function Release({ frame, release }: ReleaseProps) {
  const t = translatorFor(frame.language);
  const { number, hash, previousHash } = release;
  return (
    <li value={number} id={`release-${number}`}>
      <h2>
        {t('history.release', { number })} · {t(`story.kind.${release.kind}`)}
      </h2>
      <p className="story-time">
        <Instant frame={frame} at={release.releasedAt} />
        {release.isLive && <strong> · {t('history.live')}</strong>}
      </p>
      {release.withheld ? (
        <WithheldContent frame={frame} release={release} />
      ) : (
        <ReleaseContent frame={frame} release={release} />
      )}
      <dl>
        <Hash term={t('history.fingerprint')} hash={hash} />
        {previousHash && <Hash term={t('history.previous')} hash={previousHash} />}
      </dl>
    </li>
  );
}

const Hash = ({ term, hash }: { term: string; hash: string }) => (
  <>
    <dt>{term}</dt>
    <dd>
      <code>{hash}</code>
    </dd>
  </>
);

function WithheldContent({ frame, release: { note } }: ReleaseProps) {
  const t = translatorFor(frame.language);
  return (
    <>
      <p className="history-hint">{t('history.withheld')}</p>
      {note && <p className="history-hint">{t('history.noteStays')}</p>}
      {note && <p>{note}</p>}
    </>
  );
}

function ReleaseContent({ frame, release: { number, headline, restores, note, compared } }: ReleaseProps) {
  const t = translatorFor(frame.language);
  return (
    <>
      <p className="history-headline">{headline}</p>
      {restores !== null && <p>{t('history.restores', { number: restores })}</p>}
      {note && <p>{note}</p>}
      {compared ? (
        <ReleaseCompare compared={compared} before={number - 1} language={frame.language} />
      ) : (
        <p className="history-hint">{t(number === 1 ? 'history.first' : 'history.beforeWithheld')}</p>
      )}
    </>
  );
}
