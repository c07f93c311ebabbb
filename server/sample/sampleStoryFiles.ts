import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import { bodyFromMarkdown } from '#body/composeBody.ts';
import { languages } from '#contracts/languages.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { typographicMarks } from '#editorial/import/typography.ts';
import { minutesOf, readLiveBody } from './sampleLiveStory.ts';

const folder = new URL('../../db/sample/articles/', import.meta.url);

const frontMatter = z.strictObject({
  slug: z.string(),
  language: z.enum(languages),
  section: z.string(),
  topics: z.array(z.string()),
  authors: z.array(z.string()),
  /** days before the edition's last Tuesday */
  day: z.number().int().min(0).optional(),
  at: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  /** hours in the future */
  embargo: z.number().positive().optional(),
  /** a live story: hours since it began, and the time from then to each release (h:mm) */
  live: z
    .strictObject({
      hours_ago: z.number().positive(),
      releases: z.array(z.string().regex(/^\d+:\d\d$/)).min(1),
    })
    .optional(),
  /** not released: left as a draft, or filed for an editor */
  standing: z.enum(['draft', 'filed']).optional(),
  picture: z.string().optional(),
  alt: z.string().default(''),
  caption: z.string().default(''),
  credit: z.string().default(''),
  translation_of: z.string().optional(),
  pinned: z.array(z.string()).default([]),
  changes: z
    .array(
      z.strictObject({
        kind: z.enum(['correction', 'clarification', 'update', 'typo']),
        after: z.number().positive(),
        note: z
          .string()
          .nullish()
          .transform((note) => note ?? ''),
        was: z.string(),
        now: z.string(),
      }),
    )
    .default([]),
  withdrawn: z.strictObject({ after: z.number().positive(), because: z.string() }).optional(),
});

export type ComparedText = { headline: string; standfirst: string; body: Body };
type FrontMatter = z.output<typeof frontMatter>;
type Live = NonNullable<FrontMatter['live']>;
export type SampleStory = FrontMatter & {
  /** of a live story: when it was first released */
  startedAt?: Date;
  /** the text of each release, oldest first */
  texts: [ComparedText, ...ComparedText[]];
};

/** Reads every story of the sample edition. @throws when a file's front matter is invalid */
export async function readSampleStories(): Promise<SampleStory[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  return Promise.all(
    files.toSorted().map(async (name) => readStory(name, await readFile(new URL(name, folder), 'utf8'))),
  );
}

function readStory(name: string, file: string): SampleStory {
  const match = /^---\n([\s\S]+?)\n---\n([\s\S]+)$/.exec(file);
  if (!match?.[1] || !match[2]) throw new Error(`${name}: no front matter`);
  const parsed = frontMatter.safeParse(parse(match[1]));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  const data = setMarks(parsed.data);
  if (data.live) return readLive(name, data, match[2], data.live);
  const texts: ComparedText[] = [];
  let text = match[2];
  texts.unshift(readText(name, text, data.language));
  for (const change of data.changes.toReversed()) {
    if (!text.includes(change.now)) throw new Error(`${name}: the body does not contain “${change.now}”`);
    text = text.replace(change.now, () => change.was);
    texts.unshift(readText(name, text, data.language));
  }
  return { ...data, texts: texts as SampleStory['texts'] };
}

/** A live story: every release except the first is an update. */
function readLive(name: string, data: FrontMatter, text: string, live: Live): SampleStory {
  const from = new Date(Date.now() - live.hours_ago * 3_600_000);
  const spans = live.releases.map(minutesOf);
  const texts = spans.map((minutes) =>
    readText(name, text, data.language, (markdown) => readLiveBody(name, markdown, { from, minutes })),
  );
  const changes = spans.slice(1).map((minutes, at) => {
    const after = (minutes - (spans[at] ?? 0)) / 60;
    return { kind: 'update' as const, after, note: '', was: '', now: '' };
  });
  return { ...data, changes, startedAt: from, texts: texts as SampleStory['texts'] };
}

const plain = (text: string): string =>
  text
    .replace(/[*_]([^*_]+)[*_]/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Sets typographic marks in the texts around a story. The texts of a correction (`was`, `now`) are found in the body as
 * written.
 */
function setMarks(data: FrontMatter): FrontMatter {
  const set = (text: string) => typographicMarks(text, data.language);
  return {
    ...data,
    alt: set(data.alt),
    caption: set(data.caption),
    credit: set(data.credit),
    changes: data.changes.map((change) => ({ ...change, note: set(change.note) })),
    ...(data.withdrawn && { withdrawn: { ...data.withdrawn, because: set(data.withdrawn.because) } }),
  };
}

function readText(
  name: string,
  written: string,
  language: Language,
  read = (markdown: string) => bodyFromMarkdown(markdown),
): ComparedText {
  const text = typographicMarks(written, language);
  const match = /^\s*# (.+)\n+((?:> .*\n)+)([\s\S]+)$/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) throw new Error(`${name}: no headline, standfirst and body`);
  return {
    headline: plain(match[1]),
    standfirst: plain(match[2].replace(/^> /gm, '')),
    body: read(match[3]),
  };
}
