import { pathOf } from '#contracts/routes.ts';
import { exactTimeText } from '#publishing/dates.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';

/** Says which moment the page is of. Its links are whole addresses: those of the page itself stay in the past. */
export function PastNotice({ frame, path }: { frame: PaperFrame; path: string | null }) {
  const { language, paper, siteUrl, now } = frame;
  const t = translatorFor(language);
  const at = <time dateTime={now.toISOString()}>{exactTimeText(now, language, paper.zone)}</time>;
  return (
    <aside className="past" aria-label={t('past.label')}>
      <p>{t.rich('past.stood', { at: () => at })}</p>
      <p className="past-ways">
        <a href={new URL(path ?? '/', siteUrl).href} target="_top">
          {t('past.present')}
        </a>
        {paper.pastIsOpen && (
          <a href={new URL(pathOf('archive'), siteUrl).href} target="_top">
            {t('past.another')}
          </a>
        )}
      </p>
    </aside>
  );
}
