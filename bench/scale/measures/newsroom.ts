import { systemActor } from '#editorial/access/actor.ts';
import { listArticles } from '#editorial/articles/articleList.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import type { Figure } from '../../figures.ts';
import { createWords, seededRandom } from '../../words.ts';
import { timeEach } from './caseTimes.ts';
import { readSections } from './samples.ts';
import { searchQueries } from './searchQueries.ts';

const ten = Array.from({ length: 10 });

/** The newsroom's list in each view, and its search over drafts. */
export async function measureStaff(): Promise<Figure[]> {
  const queries = searchQueries();
  const figures: Figure[] = [];
  for (const view of ['all', 'live', 'embargoed', 'filed', 'withdrawn'] as const)
    figures.push(
      ...(await timeEach(`staff list: ${view}`, ten, () => listArticles(systemActor, { view, q: '' }))),
    );
  for (const what of ['a rare word', 'a common word', 'Chinese, a common word']) {
    const few = queries[what]?.slice(0, 10) ?? [];
    figures.push(
      ...(await timeEach(`staff search: ${what}`, few, (q) => listArticles(systemActor, { view: 'all', q }))),
    );
  }
  return figures;
}

/** The whole transaction of a first release, its related stories included, without concurrent work. */
export async function measureRelease(): Promise<Figure[]> {
  const random = seededRandom(Date.now());
  const { headline, paragraph } = createWords(random, 'en');
  const [section] = await readSections();
  const articles = await importWire(systemActor, {
    articles: Array.from({ length: 60 }, (_, at) => ({
      key: `${at}`,
      headline: `${headline()} ${at}`,
      language: 'en' as const,
      sectionId: section?.id ?? null,
      topics: ['Ferries'],
      authors: ['Scale Author'],
      blocks: Array.from({ length: 6 }, () => ({ kind: 'paragraph' as const, text: paragraph(50) })),
    })),
  });
  return timeEach('release: the transaction', articles.slice(3), ({ articleId }) =>
    release(systemActor, { articleId, kind: 'update' }),
  );
}
