'use client';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import { Time } from '#components/ui/Time.tsx';
import { findingAddress } from '#contracts/findingPlaces.ts';
import type { Finding } from '#editorial/releases/releaseFinding.ts';
import { useFindingWords } from './useFindingWords.ts';

/** gravest first */
const gravities = ['blocks', 'asks'] as const;
const edges = { blocks: 'border-press-ink bg-press-wash', asks: 'border-wait bg-wait-wash' };

/** The findings of a release's checks, gravest first, each with a link to the place to correct. */
export function ReleaseCheckList({ articleId, findings }: { articleId: number; findings: Finding[] }) {
  const t = useTranslations('editor.checks');
  const findingText = useFindingWords();
  if (findings.length === 0) return <p className="text-sm text-good">{t('none')}</p>;
  const byGravity = Object.groupBy(findings, ({ gravity }) => gravity);
  return (
    <div className="flex flex-col gap-2">
      {gravities.map(
        (gravity) =>
          byGravity[gravity] && (
            <div key={gravity} className={`border-l-4 px-3 py-2 text-sm ${edges[gravity]}`}>
              <p aria-hidden className="font-medium">
                {t(gravity)}
              </p>
              <ul className="divide-y divide-line">
                {byGravity[gravity].map((finding, at) => (
                  <li
                    // biome-ignore lint/suspicious/noArrayIndexKey: findings have no ids
                    key={`${finding.reason}-${at}`}
                    className="flex items-baseline justify-between gap-3 py-1"
                  >
                    <span className="min-w-0">
                      <span className="sr-only">{t(gravity)} </span>
                      {findingText(finding)}
                    </span>
                    <span className="flex shrink-0 gap-3">
                      {finding.other !== undefined && (
                        <Link href={`/newsroom/articles/${finding.other}`} className="underline">
                          {t('other')}
                        </Link>
                      )}
                      <Link href={findingAddress(articleId, finding.place)} className="underline">
                        {t('show')}
                      </Link>
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  );
}

type SummaryProps = { findings: Finding[]; reviewedAt: Date };

/** One line above the button: which draft would be released, or the number of findings that prevent it. */
export function ReleaseSummary({ findings, reviewedAt }: SummaryProps) {
  const t = useTranslations('release');
  const blocking = countBlocking(findings);
  const asking = findings.length - blocking;
  return (
    <p id="release-summary" className="text-[0.8125rem] leading-snug">
      {blocking > 0 ? (
        <a href="#checks" className="font-medium text-press-ink underline">
          {t('blocked', { count: blocking })}
        </a>
      ) : (
        <span className="text-quiet">
          {t('goesOut')} <Time at={reviewedAt} look="short" />.
        </span>
      )}
      {blocking === 0 && asking > 0 && (
        <>
          {' '}
          <a href="#checks" className="underline">
            {t('asked', { count: asking })}
          </a>
        </>
      )}
    </p>
  );
}

export const countBlocking = (findings: { gravity: Finding['gravity'] }[]): number =>
  findings.filter(({ gravity }) => gravity === 'blocks').length;
