import type { PageProps } from '#components/reader/pages/pageProps.ts';
import { paperName } from '#publishing/paperFrame.ts';
import { xmlLine } from '#publishing/xmlText.ts';
import { openGraphLocale } from './openGraphLocale.ts';

/** https://ogp.me, and the additional properties for cards of X: https://developer.x.com/en/docs/x-for-websites/cards */
export function OpenGraph({ frame, title, description, path, alternates, image, kind, story }: PageProps) {
  const name = paperName(frame);
  const absolute = (at: string) => new URL(at, frame.siteUrl).href;
  const shown = title ? xmlLine(title) : name;
  return (
    <>
      <meta property="og:type" content={kind ?? 'website'} />
      <meta property="og:site_name" content={name} />
      <meta property="og:title" content={shown} />
      {description && <meta property="og:description" content={xmlLine(description)} />}
      {path !== null && <meta property="og:url" content={absolute(path)} />}
      <meta property="og:locale" content={openGraphLocale(frame.language)} />
      {path !== null &&
        alternates?.map(({ language }) => (
          <meta key={language} property="og:locale:alternate" content={openGraphLocale(language)} />
        ))}
      {image && (
        <>
          <meta property="og:image" content={absolute(image.url)} />
          <meta property="og:image:type" content={image.type} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          {image.alt && <meta property="og:image:alt" content={image.alt} />}
        </>
      )}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
      {story && (
        <>
          <meta property="article:published_time" content={story.publishedAt.toISOString()} />
          <meta property="article:modified_time" content={story.modifiedAt.toISOString()} />
          {story.section && <meta property="article:section" content={xmlLine(story.section)} />}
          {story.topics.map((topic) => (
            <meta key={topic} property="article:tag" content={xmlLine(topic)} />
          ))}
          {story.authors.map((author) => (
            <meta key={author} property="article:author" content={absolute(author)} />
          ))}
        </>
      )}
    </>
  );
}
