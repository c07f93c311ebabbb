'use client';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import { findingAddress } from '#contracts/findingPlaces.ts';
import type { Finding } from '#editorial/releases/releaseChecks.ts';
import { useFindingWords } from './useFindingWords.ts';

const edges = { blocks: 'border-press-ink bg-press-wash', asks: 'border-wait bg-wait-wash' };

/** What the release itself would judge, gravest first, each with the way to where it is mended. */
export function ReleaseCheckList({ articleId, findings }: { articleId: number; findings: Finding[] }) {
  const t = useTranslations('editor.checks');
  const say = useFindingWords();
  if (findings.length === 0) return <p className="text-sm text-good">{t('none')}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {findings.map((finding, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
          key={`${finding.reason}-${at}`}
          className={`border-l-4 px-3 py-1.5 text-sm ${edges[finding.gravity]}`}
        >
          <span className="font-medium">{t(finding.gravity)}</span> {say(finding)}{' '}
          <Link href={findingAddress(articleId, finding.place)} className="whitespace-nowrap underline">
            {t('show')}
          </Link>
          {finding.other !== undefined && (
            <>
              {' · '}
              <Link href={`/newsroom/articles/${finding.other}`} className="whitespace-nowrap underline">
                {t('other')}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
