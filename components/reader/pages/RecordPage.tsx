import { Listing } from '#components/reader/parts/Listing.tsx';
import { localAddress } from '#components/reader/readerFrame.ts';
import { pathOf } from '#contracts/routes.ts';
import type { LedgerSummary } from '#editorial/ledger/publishedDocuments.ts';
import { inOtherLanguages } from '#publishing/addresses.ts';
import { instantText } from '#publishing/dates.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = { frame: PaperFrame; facts: PageFacts; summary: LedgerSummary };

/** Explains the public record of releases, and how readers can verify it themselves. */
export function RecordPage({ frame, facts, summary }: Props) {
  const t = translatorFor(frame.language);
  const when = (text: string) => instantText(new Date(text), frame.language, frame.paper.zone);
  const { newest } = summary.checkpoints;
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={t('record.title')}
      description={t('record.intro')}
      path={localAddress(frame, pathOf('record'))}
      alternates={inOtherLanguages(frame, pathOf('record'))}
    >
      <Listing heading={t('record.title')} standfirst={t('record.intro')}>
        <div className="record">
          <h2>{t('record.releases')}</h2>
          <p>{t('record.releasesText')}</p>
          <p>{t('record.withdrawn')}</p>
          <h2>{t('record.checkpoints')}</h2>
          <p>{t('record.checkpointsText')}</p>
          <p>
            {newest ? t('record.newest', { number: newest.number, at: when(newest.at) }) : t('record.none')}
          </p>
          {summary.keys.length > 0 && (
            <>
              <h2>{t('record.keys')}</h2>
              <p>{t('record.keysText')}</p>
              <ul>
                {summary.keys.map(({ key, since }) => (
                  <li key={key}>
                    <code>{key}</code> {t('record.since', { at: when(since) })}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{t('record.how')}</h2>
          <p>{t('record.howText')}</p>
          <p>
            <code>npm run verify -- {frame.siteUrl}</code>
          </p>
          <p>{t('record.byHand')}</p>
          <ul>
            <li>
              <a href={pathOf('ledger')}>{t('record.wellKnown')}</a>
            </li>
            <li>
              <a href={summary.releases}>{t('record.ledger')}</a>
            </li>
          </ul>
        </div>
      </Listing>
    </ReaderPage>
  );
}
