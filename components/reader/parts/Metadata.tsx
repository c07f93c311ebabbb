import type { Alternate, PageProps } from '#components/reader/pages/pageProps.ts';
import { pressFacts } from '#components/reader/pressFacts.ts';
import { pathOf } from '#contracts/routes.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { xmlLine } from '#publishing/xmlText.ts';
import { OpenGraph } from './OpenGraph.tsx';

/** The part of a page's head for programs: the press, search engines, other sites, feed readers. */
export function Metadata(props: PageProps) {
  const { frame, facts, title, description, path, alternates = [], feeds = [], story } = props;
  const name = paperName(frame);
  const absolute = (at: string) => new URL(at, frame.siteUrl).href;
  return (
    <>
      <meta name="press" content={JSON.stringify(pressFacts(facts))} />
      {description && <meta name="description" content={xmlLine(description)} />}
      {path === null ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <meta name="robots" content={frame.isPast ? 'noindex' : 'max-image-preview:large'} />
          <link rel="canonical" href={absolute(path)} />
          {hreflang(frame, path, alternates).map((each) => (
            <link key={each.language} rel="alternate" hrefLang={each.language} href={absolute(each.path)} />
          ))}
        </>
      )}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f4" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#161513" />
      {frame.paper.mining?.isReserved && <Reservation policy={frame.paper.mining.policy} />}
      <OpenGraph {...props} />
      <Feed
        path={pathOf('paperFeed', { format: 'xml' })}
        json={pathOf('paperFeed', { format: 'json' })}
        title={name}
      />
      {feeds.map((feed) => (
        <Feed key={feed.path} {...feed} />
      ))}
      {story && path !== null && !frame.isPast && <Embeddings page={absolute(path)} title={title ?? name} />}
    </>
  );
}

/** The reservation of text and data mining: https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/#sec-html-meta */
function Reservation({ policy }: { policy: string }) {
  return (
    <>
      <meta name="tdm-reservation" content="1" />
      {policy && <meta name="tdm-policy" content={policy} />}
    </>
  );
}

/** The page and its translations; `x-default` is the one in the paper's language. */
function hreflang({ paper, language }: PaperFrame, path: string, alternates: Alternate[]) {
  const all = [{ language, path }, ...alternates];
  const first =
    all.find((each) => each.language === paper.language) ??
    all.toSorted((a, b) => a.language.localeCompare(b.language))[0];
  const fallback = first && all.length > 1 ? [{ language: 'x-default', path: first.path }] : [];
  return [...all, ...fallback];
}

function Feed({ path, json, title }: { path: string; json?: string; title: string }) {
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title={title} href={path} />
      {json && <link rel="alternate" type="application/feed+json" title={title} href={json} />}
    </>
  );
}

/** Links to the oEmbed answers, by which other sites embed a story: https://oembed.com/#section4 */
function Embeddings({ page, title }: { page: string; title: string }) {
  const addressAs = (format: string) => {
    const address = new URL(pathOf('oembed'), page);
    address.searchParams.set('format', format);
    address.searchParams.set('url', page);
    return address.href;
  };
  return (
    <>
      <link rel="alternate" type="application/json+oembed" title={title} href={addressAs('json')} />
      <link rel="alternate" type="text/xml+oembed" title={title} href={addressAs('xml')} />
    </>
  );
}
