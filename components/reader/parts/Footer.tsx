import { pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import { address, languageParameter } from '#publishing/addresses.ts';
import { type PaperFrame, paperName, paperTagline } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';

export function Footer({ frame }: { frame: PaperFrame }) {
  const t = translatorFor(frame.language);
  const language = languageParameter(frame, frame.language);
  return (
    <footer className="footer">
      <p className="footer-name">
        <a href={address('/', { language })}>{paperName(frame)}</a>
      </p>
      <p>{paperTagline(frame)}</p>
      <ul>
        {frame.paper.about?.map(({ path, titles }) => {
          const spoken = titles[frame.language] ? frame.language : frame.paper.language;
          const title = titles[spoken] ?? Object.values(titles)[0];
          return (
            <li key={path}>
              <a href={address(`/${path}`, { language })} {...spokenIn(spoken, frame)}>
                {title}
              </a>
            </li>
          );
        })}
        <li>
          <a href={address(pathOf('search'), { language })}>{t('page.search')}</a>
        </li>
        <li>
          <a href={address(pathOf('corrections'), { language })}>{t('page.corrections')}</a>
        </li>
        {frame.paper.pastIsOpen && (
          <li>
            <a href={address(pathOf('archive'), { language })} rel="nofollow">
              {t('page.past')}
            </a>
          </li>
        )}
        {frame.letters && (
          <li>
            <a href={address(pathOf('subscribe'), { language })}>{t('page.subscribe')}</a>
          </li>
        )}
        <li>
          <a href={address(pathOf('record'), { language })}>{t('page.record')}</a>
        </li>
        <li>
          <a href={address(TEXT_EDITION, { language })}>{t('text.link')}</a>
        </li>
        <li>
          <a href={pathOf('paperFeed', { format: 'xml' })}>{t('page.feed')}</a>
        </li>
        <li>
          <a href={pathOf('paperFeed', { format: 'json' })}>{t('page.jsonFeed')}</a>
        </li>
      </ul>
      <p className="made-with">{t('page.madeWith')}</p>
    </footer>
  );
}
