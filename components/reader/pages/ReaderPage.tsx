import type { PageProps } from './pageProps.ts';
import '../css/paper.css';
import { directionOf } from '#body/direction.ts';
import { italic, italicMore, latin, more, roman } from '#components/reader/fonts/typeface.ts';
import { Footer } from '#components/reader/parts/Footer.tsx';
import { Masthead } from '#components/reader/parts/Masthead.tsx';
import { Metadata } from '#components/reader/parts/Metadata.tsx';
import { PastNotice } from '#components/reader/parts/PastNotice.tsx';
import { scriptSafe } from '#publishing/linkedData/linkedData.ts';
import { paperName } from '#publishing/paperFrame.ts';
import { translatorFor } from '#publishing/readerMessages.ts';
import { xmlLine } from '#publishing/xmlText.ts';

/** A whole page for readers: `<html>`, head, masthead, main, footer. Server-rendered once, kept by the press. */
export function ReaderPage(props: PageProps) {
  const { frame, children } = props;
  const name = paperName(frame);
  const title = props.title && xmlLine(props.title);
  return (
    <html
      lang={frame.language}
      dir={directionOf(frame.language)}
      className={[roman, latin, more, italic, italicMore].map(({ variable }) => variable).join(' ')}
    >
      {/* biome-ignore lint/style/noHeadElement: the whole document is written here */}
      <head>
        <title>{title ? `${title} · ${name}` : name}</title>
        <Metadata {...props} />
      </head>
      <body>
        <a className="skip" href="#content">
          {translatorFor(frame.language)('page.skip')}
        </a>
        {props.banner}
        {frame.isPast && <PastNotice frame={frame} path={props.path} />}
        <Masthead
          frame={frame}
          section={props.section}
          isFront={props.isFront}
          alternates={props.alternates}
        />
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
      </body>
    </html>
  );
}
