import type { PageProps } from './pageProps.ts';
import '../css/paper.css';
import { directionOf } from '#body/direction.ts';
import { italic, italicMore, latin, more, roman } from '#components/reader/fonts/typeface.ts';
import { Footer } from '#components/reader/parts/Footer.tsx';
import { Masthead } from '#components/reader/parts/Masthead.tsx';
import { Metadata } from '#components/reader/parts/Metadata.tsx';
import { staticMarkup } from '#components/reader/staticMarkup.ts';
import { pathOf } from '#contracts/routes.ts';
import { exactTimeText } from '#publishing/dates.ts';
import { scriptSafe } from '#publishing/linkedData/scriptSafe.ts';
import { paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { xmlLine } from '#publishing/xmlText.ts';

const fontVariables = [roman, latin, more, italic, italicMore].map(({ variable }) => variable).join(' ');

/** A whole page for readers: `<html>`, head, masthead, main, footer. Server-rendered once, cached by the press. */
export function ReaderPage(props: PageProps) {
  const { frame } = props;
  const name = paperName(frame);
  const title = props.title && xmlLine(props.title);
  return (
    <html lang={frame.language} dir={directionOf(frame.language)} className={fontVariables}>
      {/* biome-ignore lint/style/noHeadElement: the whole document is written here */}
      <head>
        <title>{title ? `${title} · ${name}` : name}</title>
        <Metadata {...props} />
      </head>
      <body {...staticMarkup(<Content {...props} />)} />
    </html>
  );
}

function Content(props: PageProps) {
  const { frame, children, section, isFront, alternates } = props;
  return (
    <>
      <a className="skip" href="#content">
        {translatorFor(frame.language)('page.skip')}
      </a>
      {props.banner}
      {frame.isPast && <PastNotice frame={frame} path={props.path} />}
      <Masthead frame={frame} section={section} isFront={isFront} alternates={alternates} />
      <main id="content">{children}</main>
      <Footer frame={frame} />
      {props.linkedData?.map(scriptSafe).map((data) => (
        <script
          key={data}
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: scriptSafe leaves nothing that could end the element
          dangerouslySetInnerHTML={{ __html: data }}
        />
      ))}
    </>
  );
}

/** The moment that a page of the past shows. Its links are absolute: the paths of the page itself stay in the past. */
function PastNotice({ frame, path }: Pick<PageProps, 'frame' | 'path'>) {
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
