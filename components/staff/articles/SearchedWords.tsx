'use client';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import { type ArticleListQuery, articleListPath } from './articleListAddress.ts';

type Props = {
  listQuery: ArticleListQuery;
  /** words of the query that were not searched for */
  leftOut: string[];
  isOfStopWords: boolean;
  /** the query in the paper's spelling */
  better: string | null;
};

const MAX_WORDS = 8;

/** Which words were not searched for, or only in headlines, and a better spelling of the query. */
export function SearchedWords({ listQuery, leftOut, isOfStopWords, better }: Props) {
  const t = useTranslations('newsroom.list.searched');
  const format = useFormatter();
  if (leftOut.length === 0 && !isOfStopWords && !better) return null;
  const words = leftOut.slice(0, MAX_WORDS).map((word) => `\u2068${word}\u2069`);
  const href = articleListPath({ ...listQuery, q: better ?? '' });
  const link = () => (
    <Link key="better" href={href} dir="auto" className="font-medium underline">
      {better}
    </Link>
  );
  return (
    <div className="grid gap-1 text-sm text-quiet">
      {words.length > 0 && <p>{t('leftOut', { words: format.list(words) })}</p>}
      {isOfStopWords && <p>{t('headlinesOnly')}</p>}
      {better && <p className="text-ink">{t.rich('didYouMean', { link })}</p>}
    </div>
  );
}
