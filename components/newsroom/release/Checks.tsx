'use client';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link';
import type { Finding } from '#editorial/article/judging';

const edges = { blocks: 'border-press-ink bg-press-wash', asks: 'border-wait bg-wait-wash' };

/** What the release itself would judge, gravest first, each with the way to where it is mended. */
export function Checks({ articleId, findings }: { articleId: number; findings: Finding[] }) {
  const t = useTranslations('editor.checks');
  if (findings.length === 0) return <p className="text-sm text-good">{t('none')}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {findings.map(({ reason, gravity, where, facts }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no names of their own
        <li key={`${reason}-${at}`} className={`border-l-4 px-3 py-1.5 text-sm ${edges[gravity]}`}>
          <span className="font-medium">{t(gravity)}</span> {t(reason, facts)}{' '}
          <Link href={`/newsroom/articles/${articleId}#${where}`} className="whitespace-nowrap underline">
            {t('show')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
