import type { History, PastRelease } from '#editorial/reading/corrections';
import { articlePath } from './addresses.ts';
import { instantText } from './dates.ts';
import type { Facts, Frame } from './frame.ts';
import { Page } from './Page.tsx';
import { wordsFor } from './words.ts';

export function HistoryPage({ frame, facts, history }: { frame: Frame; facts: Facts; history: History }) {
  const t = wordsFor(frame.language);
  return (
    <Page
      frame={frame}
      facts={facts}
      title={t('history.title', { headline: history.headline })}
      description={t('history.intro')}
      path={`${articlePath(history.slug)}/history`}
    >
      <header className="list-head">
        <p className="label">{t('history.heading')}</p>
        <h1>
          <a href={articlePath(history.slug)}>{history.headline}</a>
        </h1>
        <p className="standfirst">{t('history.intro')}</p>
      </header>
      <ol className="history" reversed>
        {history.releases.map((release) => (
          <Release key={release.number} frame={frame} release={release} />
        ))}
      </ol>
      <p className="paging">
        <a href={articlePath(history.slug)}>{t('history.back')}</a>
      </p>
    </Page>
  );
}

function Release({ frame, release }: { frame: Frame; release: PastRelease }) {
  const t = wordsFor(frame.language);
  return (
    <li value={release.number}>
      <h2>
        {t('history.release', { number: release.number })} · {t(`story.kind.${release.kind}`)}
      </h2>
      <p className="story-time">
        <time dateTime={release.releasedAt.toISOString()}>
          {instantText(release.releasedAt, frame.language, frame.paper.zone)}
        </time>
        {release.isLive && <strong> · {t('history.live')}</strong>}
      </p>
      <p className="history-headline">{release.headline}</p>
      {release.note && <p>{release.note}</p>}
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
