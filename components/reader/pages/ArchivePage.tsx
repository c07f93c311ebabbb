import { Listing } from '#components/reader/parts/Listing.tsx';
import { localAddress } from '#components/reader/readerFrame.ts';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { pathOf } from '#contracts/routes.ts';
import { inOtherLanguages, languageParameter } from '#publishing/addresses.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import type { Framed } from './pageProps.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = Framed & { date: string; time: string; wrong?: 'unreadable' | 'future' };

/** A plain GET form for the paper at a past moment. */
export function ArchivePage({ frame, facts, date, time, wrong }: Props) {
  const t = translatorFor(frame.language);
  const { zone } = frame.paper;
  const language = languageParameter(frame, frame.language);
  const today = wallTimeOf(frame.now, zone).slice(0, 10);
  const invalid = wrong ? { 'aria-invalid': true, 'aria-describedby': 'past-wrong' } : {};
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={t('past.title')}
      description={t('past.intro')}
      path={date ? null : localAddress(frame, pathOf('archive'))}
      alternates={inOtherLanguages(frame, pathOf('archive'))}
    >
      <Listing heading={t('past.title')} standfirst={t('past.intro')}>
        <form className="past-form" action={pathOf('archive')} method="get">
          <p>
            <label htmlFor="date">{t('past.date')}</label>
            <input id="date" name="date" type="date" required max={today} defaultValue={date} {...invalid} />
          </p>
          <p>
            <label htmlFor="time">{t('past.time', { zone: zone.replaceAll('_', ' ') })}</label>
            <input id="time" name="time" type="time" required defaultValue={time} {...invalid} />
          </p>
          {language && <input type="hidden" name="language" value={language} />}
          <button type="submit">{t('past.read')}</button>
        </form>
        {wrong && (
          <p id="past-wrong" role="alert">
            {t(`past.${wrong}`)}
          </p>
        )}
      </Listing>
    </ReaderPage>
  );
}
