import { inTransaction } from '#db/pools.ts';
import { type LocalizedNames, paper, section } from '#db/schema/taxonomy.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { record } from '#editorial/audit/auditRecord.ts';

type PaperDefaults = {
  names: LocalizedNames;
  taglines: LocalizedNames;
  zone: string;
  sections: { slug: string; names: LocalizedNames }[];
};

export const courier: PaperDefaults = {
  names: { en: 'The Alder Courier', 'zh-CN': '桤港邮报', ar: 'بريد ألدر' },
  taglines: { en: 'The daily paper of Port Alder', 'zh-CN': '桤港的日报', ar: 'صحيفة بورت ألدر اليومية' },
  zone: 'Europe/Copenhagen',
  sections: [
    { slug: 'city', names: { en: 'City', 'zh-CN': '城事', ar: 'المدينة' } },
    { slug: 'business', names: { en: 'Business', 'zh-CN': '商业', ar: 'الاقتصاد' } },
    { slug: 'innovation', names: { en: 'Innovation', 'zh-CN': '创新', ar: 'الابتكار' } },
    { slug: 'environment', names: { en: 'Environment', 'zh-CN': '环境', ar: 'البيئة' } },
    { slug: 'culture', names: { en: 'Culture', 'zh-CN': '文化', ar: 'الثقافة' } },
    { slug: 'sport', names: { en: 'Sport', 'zh-CN': '体育', ar: 'الرياضة' } },
  ],
};

export const unnamedPaper: PaperDefaults = {
  names: { en: 'The Paper', 'zh-CN': '本报' },
  taglines: {},
  zone: 'UTC',
  sections: [{ slug: 'news', names: { en: 'News', 'zh-CN': '新闻' } }],
};

/** Writes the paper's settings and sections into an empty database; existing ones are not changed. */
export async function setPaperDetails({ sections, ...row }: PaperDefaults): Promise<void> {
  await inTransaction(async (tx) => {
    const inserted = await tx.insert(paper).values(row).onConflictDoNothing().returning({ id: paper.id });
    if (inserted.length === 0) return;
    await tx
      .insert(section)
      .values(sections.map((each, position) => ({ ...each, position })))
      .onConflictDoNothing();
    await record(tx, systemActor, 'settings.change', { is: 'paper', id: 1 }, { names: row.names });
  });
}
