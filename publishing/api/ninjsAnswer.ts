import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { pathOf } from '#contracts/routes.ts';
import type { CatalogueEntry } from '#editorial/readerQueries/articleCatalogue.ts';
import type { Label, LiveArticle, PageOfItems } from '#editorial/readerQueries/readerTypes.ts';
import { absoluteUrl, articlePath, authorPath, sectionPath, topicPath } from '#publishing/addresses.ts';
import { stableId, storyHtml } from '#publishing/feeds/feedContent.ts';
import { noticeText } from '#publishing/noticeText.ts';
import { type PaperFrame, paperName } from '#publishing/paperFrame.ts';
import { listed } from '#publishing/readerMessages.ts';
import { associationsOf, type NinjsStory, webPage } from './ninjsAssociations.ts';

const standard = {
  name: 'ninjs',
  version: '3.0',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json',
} as const;

const correctionsPolicy = { role: 'https://schema.org/correctionsPolicy', title: 'Corrections' };

type Story = NinjsStory & Partial<Pick<LiveArticle, 'corrections'>>;

/** A release as IPTC's ninjs 3.0. Its `uri` stays the same in all releases; `version` is the release's number. */
export async function asNinjs(frame: PaperFrame, story: Story) {
  const absolute = absoluteUrl(frame);
  const name = paperName(frame);
  const text = plainText(story.body as Body);
  const authors = story.bylines.map((author) => author.name);
  const concept = (rel: string, pathTo: (slug: string) => string) => {
    return ({ name, slug }: Label) => ({ name, rel, uri: absolute(pathTo(slug)) });
  };
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
    ...(authors.length > 0 && { by: listed(authors, story.language) }),
    slugline: story.slug,
    headlines: [plainTextIn('main', story.headline)],
    descriptions: [
      plainTextIn('standfirst', story.standfirst || story.teaser),
      ...(story.corrections ?? []).map((notice) =>
        plainTextIn(notice.kind, noticeText(notice, { language: story.language, paper: frame.paper })),
      ),
    ],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        charCount: [...text].length,
        wordCount: story.wordCount,
        value: await storyHtml(frame, story),
      },
      { role: 'plain', contentType: 'text/plain', charCount: [...text].length, value: text },
    ],
    people: story.bylines.map(concept('author', authorPath)),
    organisations: [{ name, rel: 'publisher', uri: absolute('/') }],
    subjects: [
      ...(story.section ? [story.section] : []).map(concept('section', sectionPath)),
      ...story.topics.map(concept('about', topicPath)),
    ],
    renditions: [webPage(absolute(articlePath(story.slug)))],
    associations: associationsOf(frame, story),
    altIds: [
      { role: 'slug', value: story.slug },
      { role: 'sha-256', value: story.contentHash },
    ],
    trustIndicators: [{ ...correctionsPolicy, href: absolute(pathOf('corrections')) }],
  };
}

export async function asNinjsList(frame: PaperFrame, page: PageOfItems<CatalogueEntry>, next: string | null) {
  const items = page.items.map((entry) => asNinjs({ ...frame, language: entry.language }, entry));
  return { items: await Promise.all(items), next };
}

type WithdrawnStory = { articleId: LiveArticle['articleId']; at: Date; notice: string };

/** A withdrawn article as an item that must no longer be shown, with the time and the reason. */
export const asCanceled = (frame: PaperFrame, withdrawn: WithdrawnStory) => ({
  uri: stableId(frame, withdrawn),
  standard,
  type: 'text' as const,
  pubStatus: 'canceled' as const,
  versionCreated: withdrawn.at.toISOString(),
  edNote: withdrawn.notice,
});

const plainTextIn = (role: string, value: string) => ({ role, contentType: 'text/plain', value });
