import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { pathOf } from '#contracts/routes.ts';
import type { CatalogueEntry } from '#editorial/readerQueries/articleCatalogue.ts';
import type { LiveArticle, PageOfItems, Picture } from '#editorial/readerQueries/readerTypes.ts';
import { articlePath, authorPath, mediaPath, sectionPath, topicPath } from '#publishing/addresses.ts';
import { stableId, wholeText } from '#publishing/feeds/feedContent.ts';
import { noticeText } from '#publishing/noticeText.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { listed } from '#publishing/readerMessages.ts';
import { absoluteUrlIn } from './apiPlaces.ts';

const standard = {
  name: 'ninjs',
  version: '3.0',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json',
} as const;

type Story = CatalogueEntry & Partial<Pick<LiveArticle, 'corrections' | 'related' | 'translations'>>;

/** A release as IPTC's ninjs 3.0. Its `uri` stays the same in all releases; `version` is the release's number. */
export async function asNinjs(frame: PaperFrame, story: Story) {
  const absolute = absoluteUrlIn(frame);
  const name = paperName(frame);
  const text = plainText(story.body as Body);
  const page = absolute(articlePath(story.slug));
  const beside = (what: string, one: { slug: string; language: string; headline: string }, uri: string) => ({
    name: what,
    uri,
    type: 'text' as const,
    language: one.language,
    headlines: [{ role: 'main', value: one.headline }],
    renditions: [webPage(absolute(articlePath(one.slug)))],
  });
  return {
    uri: stableId(frame, story),
    standard,
    type: 'text' as const,
    representationType: 'full',
    version: String(story.number),
    firstCreated: story.firstReleasedAt.toISOString(),
    versionCreated: story.releasedAt.toISOString(),
    contentCreated: story.firstReleasedAt.toISOString(),
    pubStatus: 'usable' as const,
    language: story.language,
    copyrightHolder: name,
    copyrightNotice: `© ${story.firstReleasedAt.getUTCFullYear()} ${name}`,
    ...(story.bylines.length > 0 && {
      by: listed(
        story.bylines.map((author) => author.name),
        story.language,
      ),
    }),
    slugline: story.slug,
    headlines: [{ role: 'main', contentType: 'text/plain', value: story.headline }],
    descriptions: [
      { role: 'standfirst', contentType: 'text/plain', value: story.standfirst || story.teaser },
      ...(story.corrections ?? []).map((notice) => ({
        role: notice.kind,
        contentType: 'text/plain',
        value: noticeText(notice, { language: story.language, paper: frame.paper }),
      })),
    ],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        charCount: [...text].length,
        wordCount: story.wordCount,
        value: await wholeText(frame, story),
      },
      { role: 'plain', contentType: 'text/plain', charCount: [...text].length, value: text },
    ],
    people: story.bylines.map((author) => ({
      name: author.name,
      rel: 'author',
      uri: absolute(authorPath(author.slug)),
    })),
    organisations: [{ name, rel: 'publisher', uri: absolute('/') }],
    subjects: [
      ...(story.section
        ? [{ name: story.section.name, rel: 'section', uri: absolute(sectionPath(story.section.slug)) }]
        : []),
      ...story.topics.map((topic) => ({
        name: topic.name,
        rel: 'about',
        uri: absolute(topicPath(topic.slug)),
      })),
    ],
    renditions: [webPage(page)],
    associations: [
      ...Object.values(story.pictures).map((picture) =>
        asPictureItem(frame, picture, picture.assetId === story.lead?.assetId ? 'lead' : 'picture'),
      ),
      ...(story.translations ?? []).map((one) => beside('translation', one, absolute(articlePath(one.slug)))),
      ...(story.related ?? []).map((one) => beside('related', one, stableId(frame, one))),
    ],
    altIds: [
      { role: 'slug', value: story.slug },
      { role: 'sha-256', value: story.contentHash },
    ],
    trustIndicators: [
      {
        role: 'https://schema.org/correctionsPolicy',
        title: 'Corrections',
        href: absolute(pathOf('corrections')),
      },
    ],
  };
}

export async function asNinjsList(frame: PaperFrame, page: PageOfItems<CatalogueEntry>, next: string | null) {
  const items = page.items.map((entry) => asNinjs({ ...frame, language: entry.language }, entry));
  return { items: await Promise.all(items), next };
}

/** What is left of a withdrawn article: that it must no longer be shown, since when and why. */
export function asCanceled(
  frame: PaperFrame,
  gone: { articleId: LiveArticle['articleId']; at: Date; notice: string },
) {
  return {
    uri: stableId(frame, gone),
    standard,
    type: 'text' as const,
    pubStatus: 'canceled' as const,
    versionCreated: gone.at.toISOString(),
    edNote: gone.notice,
  };
}

const webPage = (href: string) => ({ name: 'web', href, contentType: 'text/html' });

function asPictureItem(frame: PaperFrame, picture: Picture, name: string) {
  const absolute = absoluteUrlIn(frame);
  const { assetId, alt, caption, credit } = picture;
  return {
    name,
    uri: `tag:${new URL(frame.siteUrl).hostname},2024:asset:${assetId}`,
    type: 'picture' as const,
    ...(credit && { by: credit, copyrightNotice: credit }),
    descriptions: [
      ...(alt ? [{ role: 'alt', value: alt }] : []),
      ...(caption ? [{ role: 'caption', value: caption }] : []),
    ],
    renditions: picture.renditions.map(({ name, format, width, height }) => ({
      name: `${format}-${width}`,
      href: absolute(mediaPath(assetId, name)),
      contentType: `image/${format}`,
      width,
      height,
    })),
  };
}
