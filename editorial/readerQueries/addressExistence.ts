import { readerPool } from '#db/pools.ts';

/** A subject that a reader's address may name. */
export type NamedSubject = {
  is: 'article' | 'section' | 'topic' | 'author' | 'series' | 'about';
  /** the slug; for a page about the paper, its path */
  name: string;
};

const existing: Record<NamedSubject['is'], string> = {
  article: `exists (select from live.release where slug = $1)
    or exists (select from live.withdrawal where slug = $1)
    or exists (select from live.former_slug where slug = $1)`,
  section: `exists (select from live.filed_section where slug = $1)
    or exists (select from live.former_section_slug where slug = $1)`,
  topic: `exists (select from live.topic where slug = $1)
    or exists (select from live.former_topic_slug where slug = $1)`,
  author: 'exists (select from live.author where slug = $1)',
  series: 'exists (select from live.series where slug = $1)',
  about: 'exists (select from live.about_page where path = $1)',
};

/**
 * Whether a name has content for readers now, including a notice or a redirect. Reads the live views only: content
 * under embargo looks like content that never existed.
 */
export async function hasAddress({ is, name }: NamedSubject): Promise<boolean> {
  const known = name.normalize('NFC').slice(0, 300);
  // A prepared statement: planning takes ten times as long as running it.
  const { rows } = await readerPool().query<{ exists: boolean }>({
    name: `has_address_${is}`,
    text: `select ${existing[is]} as exists`,
    values: [known],
  });
  return rows[0]?.exists === true;
}
