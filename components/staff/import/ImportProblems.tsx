'use client';
import { useTranslations } from 'use-intl';
import type { WireProblem } from '#editorial/import/wireArticle.ts';

/** The parts of the copy that could not be read, each with its line. */
export function ImportProblems({ problems }: { problems: WireProblem[] }) {
  const t = useTranslations('import');
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="problems" className="border-l-4 border-wait bg-wait-wash px-4 py-3 text-sm">
      <h2 id="problems" className="font-medium">
        {t('problems', { count: problems.length })}
      </h2>
      <ul className="mt-1 flex flex-col gap-1">
        {problems.map(({ line, why, text, isItem }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at} className="wrap-anywhere">
            {line > 0 && t('atLine', { line })} {isItem ? t(`itemWhy.${why}`) : t(`why.${why}`)}
            {text && why !== 'too-long' && <q className="ml-1 font-serif">{text}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}
