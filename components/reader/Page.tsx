import './paper.css';
import type { ReactNode } from 'react';
import { directionOf } from '#body/direction';
import type { Language } from '#editorial/reading/shapes';
import { Footer } from './Footer.tsx';
import { type Facts, type Frame, paperName } from './frame.ts';
import { scriptSafe } from './linkedData.ts';
import { Masthead } from './Masthead.tsx';
import { PastNotice } from './PastNotice.tsx';
import { pressFacts } from './pressFacts.tsx';
import { italic, more, roman } from './typeface.ts';
import { wordsFor } from './words.ts';
import { line } from './xml.ts';

export type Alternate = { language: Language; path: string };

export type PageProps = {
  frame: Frame;
  facts: Facts;
  /** without the paper's name */
  title: string | null;
  description: string;
  /** the canonical address, from the root; null where a page must not be indexed */
  path: string | null;
  /** the same page in other languages */
  alternates?: Alternate[];
  image?: { url: string; width: number; height: number; alt: string } | null;
  kind?: 'website' | 'article' | 'profile';
  linkedData?: object;
  feeds?: { path: string; title: string }[];
  /** the section that the navigation marks */
  section?: string;
  isFront?: boolean;
  /** stands before everything else, on a page that is not for all readers */
  banner?: ReactNode;
  children: ReactNode;
};

/** A whole page for readers: `<html>`, head, masthead, main, footer. Server-rendered once, kept by the press. */
export function Page(props: PageProps) {
  const { frame, children } = props;
  const name = paperName(frame);
  const title = props.title && line(props.title);
  return (
    <html
      lang={frame.language}
      dir={directionOf(frame.language)}
      className={`${roman.variable} ${more.variable} ${italic.variable}`}
    >
      {/* biome-ignore lint/style/noHeadElement: the whole document is written here */}
      <head>
        <title>{title ? `${title} · ${name}` : name}</title>
        <Metadata {...props} />
      </head>
      <body>
        <a className="skip" href="#content">
          {wordsFor(frame.language)('page.skip')}
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
        {props.linkedData && (
          <script
            type="application/ld+json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: scriptSafe leaves nothing that could end the element
            dangerouslySetInnerHTML={{ __html: scriptSafe(props.linkedData) }}
          />
        )}
      </body>
    </html>
  );
}

/** A page names itself and its translations; and for whoever reads none of them, the paper's own. */
function hreflang({ paper, language }: Frame, path: string, alternates: Alternate[]) {
  const all = [{ language, path }, ...alternates];
  const first =
    all.find((each) => each.language === paper.language) ??
    all.toSorted((a, b) => a.language.localeCompare(b.language))[0];
  const anyone = first && all.length > 1 ? [{ language: 'x-default', path: first.path }] : [];
  return [...all, ...anyone];
}

function Metadata({
  frame,
  facts,
  title,
  description,
  path,
  alternates = [],
  image,
  kind,
  feeds = [],
}: PageProps) {
  const name = paperName(frame);
  const absolute = (at: string) => new URL(at, frame.siteUrl).href;
  return (
    <>
      <meta name="press" content={JSON.stringify(pressFacts(facts))} />
      {description && <meta name="description" content={description} />}
      {path === null ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <meta name="robots" content={frame.isPast ? 'noindex' : 'max-image-preview:large'} />
          <link rel="canonical" href={absolute(path)} />
          {hreflang(frame, path, alternates).map((each) => (
            <link key={each.language} rel="alternate" hrefLang={each.language} href={absolute(each.path)} />
          ))}
          <meta property="og:url" content={absolute(path)} />
        </>
      )}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f4" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161513" />
      <meta property="og:type" content={kind ?? 'website'} />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={title ?? name} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:locale" content={frame.language.replace('-', '_')} />
      {image && (
        <>
          <meta property="og:image" content={absolute(image.url)} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          <meta property="og:image:alt" content={image.alt} />
        </>
      )}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
      <link rel="alternate" type="application/rss+xml" title={name} href="/feed.xml" />
      <link rel="alternate" type="application/feed+json" title={name} href="/feed.json" />
      {feeds.map((feed) => (
        <link
          key={feed.path}
          rel="alternate"
          type="application/rss+xml"
          title={feed.title}
          href={feed.path}
        />
      ))}
    </>
  );
}
