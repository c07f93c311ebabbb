import './paper.css';
import type { ReactNode } from 'react';
import { directionOf } from '#body/direction';
import type { Language } from '#editorial/reading/shapes';
import { Footer } from './Footer.tsx';
import { type PageFacts, type PaperFrame, paperName } from './frame.ts';
import { scriptSafe } from './linkedData.ts';
import { Masthead } from './Masthead.tsx';
import { Metadata } from './Metadata.tsx';
import type { ToldStory } from './OpenGraph.tsx';
import { PastNotice } from './PastNotice.tsx';
import { translatorFor } from './readerMessages.ts';
import { italic, italicMore, latin, more, roman } from './typeface.ts';
import { xmlLine } from './xmlText.ts';

export type Alternate = { language: Language; path: string };

export type PageProps = {
  frame: PaperFrame;
  facts: PageFacts;
  /** without the paper's name */
  title: string | null;
  description: string;
  /** the canonical address, from the root; null where a page must not be indexed */
  path: string | null;
  /** the same page in other languages */
  alternates?: Alternate[];
  image?: { url: string; type: string; width: number; height: number; alt: string } | null;
  kind?: 'website' | 'article' | 'profile';
  /** of an article: what other sites are told when somebody shows it there */
  story?: ToldStory;
  /** https://schema.org, one element each */
  linkedData?: object[];
  /** what lies at `path`, as RSS and, where there is one, as JSON Feed */
  feeds?: { path: string; json?: string; title: string }[];
  /** the section that the navigation marks */
  section?: string;
  isFront?: boolean;
  /** stands before everything else, on a page that is not for all readers */
  banner?: ReactNode;
  children: ReactNode;
};

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
