import { z } from 'zod';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import { markTypes } from '#body/marks/markRegistry.ts';
import { languages } from '#contracts/languages.ts';

const url = z.url({ protocol: /^https?$/ });
const instant = z.iso.datetime().meta({ examples: ['2026-11-20T06:40:00.000Z'] });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const language = z.enum(languages);

const kind = z.enum(['first', 'update', 'correction', 'clarification', 'typo', 'take-back']);

const label = z
  .strictObject({ slug: z.string(), name: z.string(), url })
  .meta({ description: 'A section, a topic or an author, with its page.' });

const size = { width: z.int().positive(), height: z.int().positive() };
const file = z.strictObject({ url, type: z.enum(['image/avif', 'image/webp', 'image/jpeg']), ...size });

const picture = z.strictObject({
  id: z.int().positive(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  ...size,
  colour: z.string().meta({ description: 'The dominant colour, to stand behind it while it loads.' }),
  renditions: z.array(file),
});

const releaseFacts = z.strictObject({
  number: z.int().positive(),
  kind,
  first_released_at: instant,
  released_at: instant,
  modified_at: instant.meta({ description: 'When its meaning last changed: a typo does not move it.' }),
  content_hash: hash.meta({ description: 'SHA-256 over the canonical form of the release, in hex.' }),
});

const mark = z
  .strictObject({
    type: z.enum(markTypes.map(({ name }) => name)),
    attrs: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ description: 'link has attrs.href, language has attrs.lang: a BCP 47 tag.' });

const node = z
  .strictObject({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    text: z.string().optional(),
    marks: z.array(mark).optional(),
    get content() {
      return z.array(node).optional();
    },
  })
  .meta({
    description: `${blockTypes
      .map(({ name, apiNote }) => (apiNote ? `${name} (${apiNote})` : name))
      .join(', ')}, hardBreak or text.`,
  });

const reason = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('pinned') }),
  z.strictObject({ why: z.literal('wire') }),
  z.strictObject({ why: z.literal('package') }),
  z.strictObject({ why: z.literal('series'), is: z.enum(['earlier', 'later']) }),
  z.strictObject({ why: z.literal('linked') }),
  z.strictObject({ why: z.literal('story'), is: z.enum(['earlier', 'later']), words: z.array(z.string()) }),
  z.strictObject({ why: z.literal('topics'), topics: z.array(z.string()) }),
  z.strictObject({ why: z.literal('text'), words: z.array(z.string()) }),
  z.strictObject({ why: z.literal('more'), topic: z.string() }),
]);

/** A link to another story. */
const storyLink = { slug: z.string(), language, headline: z.string(), url, api_url: url };

/** The members of an article in a list, and of the whole article. */
const summary = {
  id: z.int().positive().meta({ description: 'Stays the same when the slug changes.' }),
  slug: z.string().min(1),
  url: url.meta({ description: 'The page for people.' }),
  api_url: url,
  ninjs_url: url,
  language,
  headline: z.string().min(1),
  standfirst: z.string(),
  teaser: z.string().meta({ description: 'The opening of the body, at most 240 characters.' }),
  section: label.nullable(),
  topics: z.array(label),
  bylines: z.array(label),
  word_count: z.int().min(0),
  picture: picture.nullable().meta({ description: 'The lead picture.' }),
  live: z.boolean().meta({ description: 'Told in entries, and its coverage goes on: ask again soon.' }),
  release: releaseFacts,
};

/** Schemas that several answers contain. */
export const sharedSchemas = {
  url,
  instant,
  hash,
  language,
  kind,
  label,
  picture,
  releaseFacts,
  node,
  reason,
  storyLink,
  summary,
};
