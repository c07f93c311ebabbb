import { randomBytes } from 'node:crypto';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId, AuthorId, SectionId, TopicId, UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { FrozenPicture, Label } from '#db/schema/releases.ts';
import { author, paper, section, topic } from '#db/schema/taxonomy.ts';
import { seededRandom } from '../words.ts';
import type { Scale } from './coveredEvents.ts';
import { englishWords } from './vocabularyWords.ts';

/** The rows that exist before the first story is written. */
export type BaseRows = {
  sections: { id: SectionId; slug: string }[];
  topics: (Label & { id: TopicId })[];
  authors: (Label & { id: AuthorId })[];
  pictures: FrozenPicture[];
  staff: UserId;
  now: Date;
};

const sections = [
  ['city', 'City', '城市'],
  ['politics', 'Politics', '政治'],
  ['business', 'Business', '商业'],
  ['innovation', 'Innovation', '创新'],
  ['science', 'Science', '科学'],
  ['culture', 'Culture', '文化'],
  ['sport', 'Sport', '体育'],
  ['health', 'Health', '健康'],
  ['world', 'World', '世界'],
  ['opinion', 'Opinion', '评论'],
] as const;

/** Inserts the paper's name, sections, topics, authors and pictures, and one editor. */
export async function insertBaseRows(scale: Scale, pictures: number, now: Date): Promise<BaseRows> {
  const random = seededRandom(29);
  const words = englishWords(20_000, seededRandom(17)).filter((word) => word.length > 3);
  const name = (at: number, from: number) => capital(words[(from + at * 7) % words.length] ?? 'word');
  return inTransaction(async (tx) => {
    await tx.insert(paper).values({
      names: { en: 'The Long Archive', 'zh-CN': '长卷报' },
      taglines: { en: 'All of it' },
      zone: 'Europe/London',
    });
    const inserted = await tx
      .insert(section)
      .values(sections.map(([slug, en, zh], position) => ({ slug, names: { en, 'zh-CN': zh }, position })))
      .returning({ id: section.id, slug: section.slug });
    const labels = (count: number, of: (at: number) => string) =>
      Array.from({ length: count }, (_, at) => ({
        slug: `${of(at).toLowerCase().replaceAll(' ', '-')}-${at}`,
        name: `${of(at)} ${at}`,
      }));
    const topics = await insertAll(
      tx,
      topic,
      labels(scale.topics, (at) => name(at, 60)),
    );
    const authors = await insertAll(
      tx,
      author,
      labels(scale.authors, (at) => `${name(at, 900)} ${name(at * 3, 2_400)}`),
    );
    const [editor] = await tx
      .insert(user)
      .values({ email: 'scale@example.com', name: 'Scale Editor', role: 'editor' })
      .returning({ id: user.id });
    return {
      sections: inserted,
      topics: topics as BaseRows['topics'],
      authors: authors as BaseRows['authors'],
      pictures: await addPictures(tx, pictures, random),
      staff: editor?.id as UserId,
      now,
    };
  });
}

async function insertAll(tx: Transaction, table: typeof topic | typeof author, rows: Label[]) {
  const inserted: (Label & { id: number })[] = [];
  for (let at = 0; at < rows.length; at += 5_000) {
    const { id, slug, name } = table;
    inserted.push(
      ...(await tx
        .insert(table)
        .values(rows.slice(at, at + 5_000))
        .returning({ id, slug, name })),
    );
  }
  return inserted;
}

/** Inserts rows of pictures without files: no measurement requests the files. */
async function addPictures(tx: Transaction, count: number, random: () => number): Promise<FrozenPicture[]> {
  const colour = () => `#${randomBytes(3).toString('hex')}`;
  const widths = [320, 640, 960, 1280];
  const renditions = widths.flatMap((width) =>
    (['avif', 'webp', 'jpeg'] as const).map((format) => ({
      name: `${width}.${format === 'jpeg' ? 'jpg' : format}`,
      format,
      width,
      height: Math.round((width * 2) / 3),
    })),
  );
  const rows = Array.from({ length: count }, (_, at) => ({
    hash: randomBytes(32).toString('hex'),
    fileName: `scale-${at}.jpg`,
    width: 1_600,
    height: 1_067,
    colour: colour(),
    alt: `Picture ${at}`,
    credit: 'The Long Archive',
    focalX: random(),
    renditions: renditions.map((rendition) => ({
      ...rendition,
      bytes: rendition.width * 90,
      key: `scale/${at}/${rendition.name}`,
    })),
  }));
  const inserted = await tx.insert(asset).values(rows).returning();
  return inserted.map(
    (row): FrozenPicture => ({
      assetId: row.id as AssetId,
      alt: row.alt,
      caption: '',
      credit: row.credit,
      width: row.width,
      height: row.height,
      colour: row.colour,
      renditions,
    }),
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
