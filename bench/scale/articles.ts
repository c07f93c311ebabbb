import type { ReleaseKind } from '#db/schema/releases.ts';
import { dice } from '../words.ts';
import type { Text } from './happenings.ts';
import { type Happening, type Scale, watchWorld } from './happenings.ts';
import { carryOn, rewrite, writeText } from './story.ts';

export type MadeRelease = {
  kind: ReleaseKind;
  text: Text;
  from: Date;
  until: Date | null;
  note: string;
};

/** One article of the synthetic paper with its releases. Section, topics, authors, picture: indexes from 0. */
export type MadeArticle = {
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
  /** earlier stories of the same happening, latest first */
  earlier: number[];
  releases: MadeRelease[];
  withdrawn: Date | null;
};

export type Span = { articles: number; scale: Scale; pictures: number; begin: Date; end: Date; seed: number };

const day = 86_400_000;

/** The articles of a paper in the order of their first release. The same span gives the same articles. */
export function* writeArticles(span: Span): Generator<MadeArticle> {
  const random = dice(span.seed);
  const world = watchWorld(span.scale, random);
  const length = span.end.getTime() - span.begin.getTime();
  for (let id = 1; id <= span.articles; id++) {
    const happening = world.next();
    const original = random() < 0.02 ? happening.told.at(-1) : undefined;
    const localized = original ? world.abroad(happening) : happening;
    const text = nextText(localized, random);
    const slug = `${slugOf(text.headline)}-${id.toString(36)}`;
    // Later years have more articles.
    const at = new Date(span.begin.getTime() + length * (id / span.articles) ** 0.6);
    const last = localized.told.at(-1);
    const made: MadeArticle = {
      id,
      slug,
      language: localized.vocabulary.language,
      section: happening.section,
      topics: random() < 0.9 ? happening.topics : happening.topics.slice(0, 1),
      authors: happening.authors,
      picture: random() < 0.4 ? Math.floor(random() * span.pictures) : null,
      translationOf: localized === happening ? null : (original?.id ?? null),
      link: last && random() < 0.3 ? `/articles/${last.slug}` : null,
      earlier: localized.told.map((one) => one.id).reverse(),
      ...makeReleases({ id, at, text, happening: localized, random, span }),
    };
    localized.told.push({ id, slug, text });
    if (localized.told.length > 8) localized.told.shift();
    yield made;
  }
}

function nextText(happening: Happening, random: () => number): Text {
  const last = happening.told.at(-1);
  // One story in twenty repeats the previous one, as from another agency.
  if (last && random() < 0.05) return rewrite(last.text, happening, happening.vocabulary, random);
  return writeText(happening, happening.vocabulary, random);
}

type ReleaseInput = {
  id: number;
  at: Date;
  text: Text;
  happening: Happening;
  random: () => number;
  span: Span;
};

/** The releases of an article; a few articles are under embargo or withdrawn. */
function makeReleases({ id, at, text, happening, random, span }: ReleaseInput): {
  releases: MadeRelease[];
  withdrawn: Date | null;
} {
  const isEmbargoed = id > span.articles - Math.max(3, span.articles / 2_000) && id % 3 === 0;
  const from = isEmbargoed ? new Date(span.end.getTime() + day * (1 + 30 * random())) : at;
  const releases: MadeRelease[] = [{ kind: 'first', text, from, until: null, note: '' }];
  if (isEmbargoed) return { releases, withdrawn: null };
  while (random() < 0.11) {
    const before = releases.at(-1) as MadeRelease;
    const later = new Date(before.from.getTime() + day * random() ** 3 * 20 + 60_000);
    if (later > span.end) break;
    before.until = later;
    const kind = (['update', 'update', 'typo', 'correction', 'clarification'] as const)[
      Math.floor(random() * 5)
    ] as ReleaseKind;
    const hasNote = kind === 'correction' || kind === 'clarification';
    releases.push({
      kind,
      text: kind === 'update' ? carryOn(before.text, happening, happening.vocabulary, random) : before.text,
      from: later,
      until: null,
      note: hasNote ? `${text.headline}${happening.vocabulary.stop}` : '',
    });
  }
  const last = releases.at(-1) as MadeRelease;
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
