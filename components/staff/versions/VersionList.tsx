'use client';
import { useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { ListedVersion } from '#editorial/versions/versionList.ts';
import { useVersionName } from './useVersionTitle.ts';
import { versionsAddress } from './versionAddress.ts';

type Props = {
  articleId: number;
  versions: ListedVersion[];
  selected: string | undefined;
  maxListed: number;
};

/** The versions and releases of an article, newest first; each is a link that compares it with the draft. */
export function VersionList({ articleId, versions, selected, maxListed }: Props) {
  const t = useTranslations('versions');
  const nameOf = useVersionName();
  return (
    <nav aria-label={t('list')} className="min-w-0">
      <ol className="flex max-h-[70dvh] flex-col overflow-y-auto border-t border-line text-sm max-lg:max-h-72">
        {versions.map((version) => (
          <li key={version.key} className="border-b border-line">
            <Link
              href={versionsAddress(articleId, { version: version.key })}
              scroll={false}
              aria-current={version.key === selected ? 'true' : undefined}
              className="flex flex-col gap-0.5 border-l-4 border-transparent px-3 py-2.5 hover:bg-well focus-visible:-outline-offset-2 aria-[current]:border-press aria-[current]:bg-well"
            >
              <span className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
                {nameOf(version)}
                {version.is === 'release' && <Tag tone="good">{t(`kind.${version.kind}`)}</Tag>}
              </span>
              <span className="text-quiet">
                <Time at={version.at} look="short" />
                {version.by && ` · ${version.by}`}
              </span>
              <span className="text-quiet">{t('words', { count: version.words })}</span>
            </Link>
          </li>
        ))}
      </ol>
      {versions.length >= maxListed && (
        <p className="mt-2 text-sm text-quiet">{t('most', { count: maxListed })}</p>
      )}
    </nav>
  );
}
