import { readerPool } from '#db/pools.ts';

/** What a reader's address may name. */
export type NamedSubject = {
  is: 'article' | 'section' | 'topic' | 'author' | 'series' | 'about';
  /** the slug; of a page about the paper, its path */
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
 * Whether readers find anything under a name now, be it a notice or another address to go to. Reads the live views only:
 * what is still to come exists as little as what nobody has thought of.
 */
export async function hasAddress({ is, name }: NamedSubject): Promise<boolean> {
  const known = name.normalize('NFC').slice(0, 300);
  // Prepared once for each connection: to plan it takes ten times as long as to run it.
  const { rows } = await readerPool().query<{ found: boolean }>({
    name: `has_address_${is}`,
    text: `select ${existing[is]} as found`,
    values: [known],
  });
  return rows[0]?.found === true;
}
