import { Listing } from '#components/reader/parts/Listing.tsx';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { pathOf } from '#contracts/routes.ts';
import { address, inOtherLanguages, languageParameter } from '#publishing/addresses.ts';
import type { PageFacts, PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { ReaderPage } from './ReaderPage.tsx';

type Props = {
  frame: PaperFrame;
  facts: PageFacts;
  date: string;
  time: string;
  wrong?: 'unreadable' | 'future';
};

/** A plain GET form that leads to the paper as it stood. */
export function ArchivePage({ frame, facts, date, time, wrong }: Props) {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  const today = wallTimeOf(frame.now, frame.paper.zone).slice(0, 10);
  const said = wrong ? { 'aria-invalid': true, 'aria-describedby': 'past-wrong' } : {};
  return (
    <ReaderPage
      frame={frame}
      facts={facts}
      title={t('past.title')}
      description={t('past.intro')}
      path={date ? null : address(pathOf('archive'), { language })}
      alternates={inOtherLanguages(frame, pathOf('archive'))}
    >
      <Listing
        head={
          <>
            <h1>{t('past.title')}</h1>
            <p className="standfirst">{t('past.intro')}</p>
          </>
        }
      >
        <form className="past-form" action={pathOf('archive')} method="get">
          <p>
            <label htmlFor="date">{t('past.date')}</label>
            <input id="date" name="date" type="date" required max={today} defaultValue={date} {...said} />
          </p>
          <p>
            <label htmlFor="time">{t('past.time', { zone: frame.paper.zone.replaceAll('_', ' ') })}</label>
            <input id="time" name="time" type="time" required defaultValue={time} {...said} />
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
