import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { staff } from '#db/pools';
import { section } from '#db/schema/filing';
import type { SectionId } from '#db/schema/ids';
import { theHouse } from '#editorial/actor';
import { isRefusal } from '#editorial/refusal';
import { hasHan } from '#editorial/search/words';
import { importWire } from '#editorial/wire/importing';
import { type FileOrder, type Line, tell } from './lines.ts';

const article = z.object({
  id: z.union([z.string().max(150), z.number()]).optional(),
  headline: z.string().min(1),
  standfirst: z.string().default(''),
  body: z.string().min(1),
  section: z.string().optional(),
  topics: z.array(z.string()).default([]),
  authors: z.array(z.string()).default([]),
  language: z.enum(['en', 'zh-CN']).optional(),
  released_at: z.iso.datetime({ offset: true, local: true }).or(z.iso.date()).optional(),
});

/** Imports JSON lines: good lines are kept, each bad one is told with its number and reason. */
export async function* importJsonLines({ name, content, release }: FileOrder): AsyncGenerator<Line> {
  const sections = await readSections();
  for (const [at, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const where = `${name}:${at + 1}`;
    try {
      const found = article.parse(JSON.parse(line));
      const made = await importOne(found, where, sections);
      yield await tell(where, made, release);
    } catch (error) {
      yield { text: `${where}: ${reasonOf(error)}`, wrong: true };
    }
  }
}

async function importOne(found: z.output<typeof article>, key: string, sections: Sections) {
  const text = found.body.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim());
  const [made] = await importWire(theHouse, {
    articles: [
      {
        key,
        headline: found.headline,
        standfirst: found.standfirst,
        topics: found.topics,
        authors: found.authors,
        language: found.language ?? (hasHan(found.headline) ? 'zh-CN' : 'en'),
        sectionId: sections.named.get(found.section?.toLowerCase() ?? '') ?? sections.first,
        releasedAt: found.released_at ?? null,
        blocks: text.filter((one) => one !== '').map((one) => ({ kind: 'paragraph', text: one })),
        ...(found.id === undefined ? {} : { externalId: `import:${found.id}` }),
      },
    ],
  });
  if (!made) throw new Error('nothing was made');
  return made;
}

type Sections = { named: Map<string, SectionId>; first: SectionId | null };

/** Sections by slug and by every name, in lower case. */
async function readSections(): Promise<Sections> {
  const rows = await staff().select().from(section).orderBy(sql`${section.position}`);
  const named = new Map(
    rows.flatMap(({ id, slug, names }) =>
      [slug, ...Object.values(names)].map((one) => [one.toLowerCase(), id] as const),
    ),
  );
  return { named, first: rows[0]?.id ?? null };
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  }
  if (isRefusal(error)) return error.reason;
  throw error;
}
