import type { PageProps } from './pageProps.ts';
import './paper.css';
import { directionOf } from '#body/direction.ts';
import { Footer } from './Footer.tsx';
import { paperName } from './frame.ts';
import { scriptSafe } from './linkedData.ts';
import { Masthead } from './Masthead.tsx';
import { Metadata } from './Metadata.tsx';
import { PastNotice } from './PastNotice.tsx';
import { translatorFor } from './readerMessages.ts';
import { italic, italicMore, latin, more, roman } from './typeface.ts';
import { xmlLine } from './xmlText.ts';

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
