import { openFrame, type Parameters } from '#app/openFrame';
import { SearchPage } from '#components/reader/SearchPage';
import { readLatest } from '#editorial/reading/front';
import { searchPaper } from '#editorial/reading/searching';

export const dynamic = 'force-dynamic';

const longest = 400; // characters of a question

export default async function Search({ searchParams }: { searchParams: Parameters }) {
  const { frame, facts, given } = await openFrame(searchParams);
  const { language } = frame;
  const q = given.q.slice(0, longest).toWellFormed();
  const page = /^\d{1,3}$/.test(given.page) ? Number(given.page) : 1;
  const found = await searchPaper({ q, language, page });
  const latest = found.items.length === 0 ? await readLatest({ language }) : [];
  return <SearchPage frame={frame} facts={facts(found)} q={q} found={found} latest={latest} />;
}
