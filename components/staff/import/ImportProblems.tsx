'use client';
import { useTranslations } from 'use-intl';
import type { WireProblem } from '#editorial/import/wireArticle.ts';

/** What could not be understood, by the line where it stands. */
export function ImportProblems({ problems }: { problems: WireProblem[] }) {
  const t = useTranslations('import');
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="problems" className="border-l-4 border-wait bg-wait-wash px-4 py-3 text-sm">
      <h2 id="problems" className="font-medium">
        {t('problems', { count: problems.length })}
      </h2>
      <ul className="mt-1 flex flex-col gap-1">
        {problems.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at} className="wrap-anywhere">
            {problem.line > 0 && t('atLine', { line: problem.line })}{' '}
            {problem.isItem ? t(`itemWhy.${problem.why}`) : t(`why.${problem.why}`)}
            {problem.text && problem.why !== 'too-long' && <q className="ml-1 font-serif">{problem.text}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}
