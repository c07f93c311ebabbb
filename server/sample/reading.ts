import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Body } from '#body/body';
import { bodyFromMarkdown } from '#body/compose';
import { languages } from '#db/schema/filing';

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
  /** hours to come */
  embargo: z.number().positive().optional(),
  /** not released: left in the newsroom as it is, or filed for an editor */
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

export type Text = { headline: string; standfirst: string; body: Body };
export type SampleStory = z.output<typeof frontMatter> & {
  /** the text of each release, oldest first */
  texts: [Text, ...Text[]];
};

/** Every story of the sample edition. @throws when a file breaks the form of its front matter */
export async function readSampleStories(): Promise<SampleStory[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  return Promise.all(
    files.toSorted().map(async (name) => readStory(name, await readFile(new URL(name, folder), 'utf8'))),
  );
}

function readStory(name: string, file: string): SampleStory {
  const match = /^---\n([\s\S]+?)\n---\n([\s\S]+)$/.exec(file);
  if (!match?.[1] || !match[2]) throw new Error(`${name}: no front matter`);
  const found = frontMatter.safeParse(parse(match[1]));
  if (!found.success) throw new Error(`${name}: ${z.prettifyError(found.error)}`);
  const texts: Text[] = [];
  let text = match[2];
  texts.unshift(readText(name, text));
  for (const change of found.data.changes.toReversed()) {
    if (!text.includes(change.now)) throw new Error(`${name}: nowhere does it say “${change.now}”`);
    text = text.replace(change.now, () => change.was);
    texts.unshift(readText(name, text));
  }
  return { ...found.data, texts: texts as SampleStory['texts'] };
}

const plain = (text: string): string =>
  text
    .replace(/[*_]([^*_]+)[*_]/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

function readText(name: string, text: string): Text {
  const match = /^\s*# (.+)\n+((?:> .*\n)+)([\s\S]+)$/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) throw new Error(`${name}: no headline, standfirst and body`);
  return {
    headline: plain(match[1]),
    standfirst: plain(match[2].replace(/^> /gm, '')),
    body: bodyFromMarkdown(match[3]),
  };
}
