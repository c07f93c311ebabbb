import type { ComponentProps } from 'react';
import { localAddress } from '#components/reader/readerFrame.ts';
import { pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import { type PaperFrame, paperName, paperTagline } from '#publishing/paperFrame.ts';
import { spokenIn, translatorFor } from '#publishing/readerMessages.ts';

export function Footer({ frame }: { frame: PaperFrame }) {
  const t = translatorFor(frame.language);
  const { paper, canSubscribe } = frame;
  return (
    <footer className="footer">
      <p className="footer-name">
        <a href={localAddress(frame, '/')}>{paperName(frame)}</a>
      </p>
      <p>{paperTagline(frame)}</p>
      <ul>
        {paper.about?.map(({ path, titles }) => {
          const spoken = titles[frame.language] ? frame.language : paper.language;
          return (
            <Item key={path} href={localAddress(frame, `/${path}`)} {...spokenIn(spoken, frame)}>
              {titles[spoken] ?? Object.values(titles)[0]}
            </Item>
          );
        })}
        <Item href={localAddress(frame, pathOf('search'))}>{t('page.search')}</Item>
        <Item href={localAddress(frame, pathOf('corrections'))}>{t('page.corrections')}</Item>
        {paper.pastIsOpen && (
          <Item href={localAddress(frame, pathOf('archive'))} rel="nofollow">
            {t('page.past')}
          </Item>
        )}
        {canSubscribe && <Item href={localAddress(frame, pathOf('subscribe'))}>{t('page.subscribe')}</Item>}
        <Item href={localAddress(frame, pathOf('record'))}>{t('page.record')}</Item>
        <Item href={localAddress(frame, TEXT_EDITION)}>{t('text.link')}</Item>
        <Item href={pathOf('paperFeed', { format: 'xml' })}>{t('page.feed')}</Item>
        <Item href={pathOf('paperFeed', { format: 'json' })}>{t('page.jsonFeed')}</Item>
      </ul>
      <p className="made-with">{t('page.madeWith')}</p>
    </footer>
  );
}

const Item = (props: ComponentProps<'a'>) => (
  <li>
    <a {...props} />
  </li>
);
