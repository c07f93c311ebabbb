import type { ReleaseKind } from '#db/schema/releases.ts';
import { seededRandom } from '../words.ts';
import { type CoveredEvent, type Scale, type StoryText, simulateNews } from './coveredEvents.ts';
import { extend, rewrite, writeText } from './story.ts';

export type SyntheticRelease = {
  kind: ReleaseKind;
  text: StoryText;
  from: Date;
  until: Date | null;
  note: string;
};

/** One article of the synthetic paper with its releases. Section, topics, authors, picture: indexes from 0. */
export type SyntheticArticle = {
  id: number;
  slug: string;
  language: string;
  section: number;
  topics: number[];
  authors: number[];
  picture: number | null;
  translationOf: number | null;
  /** path of an earlier story to which its body links */
  link: string | null;
  /** earlier stories of the same event, latest first */
  earlier: number[];
  releases: SyntheticRelease[];
  withdrawn: Date | null;
};

export type Span = { articles: number; scale: Scale; pictures: number; begin: Date; end: Date; seed: number };

const day = 86_400_000;

/** The articles of a paper in the order of their first release. The same span gives the same articles. */
export function* writeArticles(span: Span): Generator<SyntheticArticle> {
  const random = seededRandom(span.seed);
  const news = simulateNews(span.scale, random);
  const length = span.end.getTime() - span.begin.getTime();
  for (let id = 1; id <= span.articles; id++) {
    const event = news.next();
    const original = random() < 0.02 ? event.stories.at(-1) : undefined;
    const localized = original ? news.inOtherLanguage(event) : event;
    const text = nextText(localized, random);
    const slug = `${slugOf(text.headline)}-${id.toString(36)}`;
    // Later years have more articles.
    const at = new Date(span.begin.getTime() + length * (id / span.articles) ** 0.6);
    const last = localized.stories.at(-1);
    const article: SyntheticArticle = {
      id,
      slug,
      language: localized.vocabulary.language,
      section: event.section,
      topics: random() < 0.9 ? event.topics : event.topics.slice(0, 1),
      authors: event.authors,
      picture: random() < 0.4 ? Math.floor(random() * span.pictures) : null,
      translationOf: localized === event ? null : (original?.id ?? null),
      link: last && random() < 0.3 ? `/articles/${last.slug}` : null,
      earlier: localized.stories.map((story) => story.id).reverse(),
      ...makeReleases({ id, at, text, event: localized, random, span }),
    };
    localized.stories.push({ id, slug, text });
    if (localized.stories.length > 8) localized.stories.shift();
    yield article;
  }
}

function nextText(event: CoveredEvent, random: () => number): StoryText {
  const last = event.stories.at(-1);
  // One story in twenty repeats the previous one, as from another agency.
  if (last && random() < 0.05) return rewrite(last.text, event, event.vocabulary, random);
  return writeText(event, event.vocabulary, random);
}

type ReleaseInput = {
  id: number;
  at: Date;
  text: StoryText;
  event: CoveredEvent;
  random: () => number;
  span: Span;
};

/** The releases of an article; a few articles are under embargo or withdrawn. */
function makeReleases({ id, at, text, event, random, span }: ReleaseInput): {
  releases: SyntheticRelease[];
  withdrawn: Date | null;
} {
  const isEmbargoed = id > span.articles - Math.max(3, span.articles / 2_000) && id % 3 === 0;
  const from = isEmbargoed ? new Date(span.end.getTime() + day * (1 + 30 * random())) : at;
  const releases: SyntheticRelease[] = [{ kind: 'first', text, from, until: null, note: '' }];
  if (isEmbargoed) return { releases, withdrawn: null };
  while (random() < 0.11) {
    const previous = releases.at(-1) as SyntheticRelease;
    const later = new Date(previous.from.getTime() + day * random() ** 3 * 20 + 60_000);
    if (later > span.end) break;
    previous.until = later;
    const kind = (['update', 'update', 'typo', 'correction', 'clarification'] as const)[
      Math.floor(random() * 5)
    ] as ReleaseKind;
    const hasNote = kind === 'correction' || kind === 'clarification';
    releases.push({
      kind,
      text: kind === 'update' ? extend(previous.text, event, event.vocabulary, random) : previous.text,
      from: later,
      until: null,
      note: hasNote ? `${text.headline}${event.vocabulary.stop}` : '',
    });
  }
  const last = releases.at(-1) as SyntheticRelease;
  if (random() >= 0.006) return { releases, withdrawn: null };
  const withdrawn = new Date(last.from.getTime() + day * random() * 60 + 60_000);
  if (withdrawn > span.end) return { releases, withdrawn: null };
  last.until = withdrawn;
  return { releases, withdrawn };
}

function slugOf(headline: string): string {
  return headline
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
