'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { VersionComparison } from '#editorial/versions/comparingVersions.ts';
import type { ListedVersion } from '#editorial/versions/versionList.ts';
import { ComparedVersions } from './ComparedVersions.tsx';
import { useVersionName } from './useVersionTitle.ts';
import { NameVersion, RestoreChange, RestoreVersion, type VersionActs } from './VersionActs.tsx';
import { VersionList } from './VersionList.tsx';
import { versionsAddress, writersAddress } from './versionAddress.ts';

type Props = {
  articleId: number;
  /** of the draft as it is now */
  headline: string;
  language: string;
  versions: ListedVersion[];
  /** the number from which older versions are left out */
  maxListed: number;
  /** the version that is shown, and what it is compared with: a version, or without `to` the draft */
  version: string | undefined;
  to: string | undefined;
  /** null: the version no longer exists */
  compared: VersionComparison | null;
  may: { name: boolean; restore: boolean };
  acts: VersionActs;
};

/** The history of an article's text: a list of versions, and the differences of the selected one. */
export function VersionScreen({
  articleId,
  headline,
  language,
  versions,
  maxListed,
  version,
  to,
  compared,
  may,
  acts,
}: Props) {
  const t = useTranslations('versions');
  const router = useRouter();
  const nameOf = useVersionName();
  const [done, setDone] = useState('');
  const selected = versions.find(({ key }) => key === version);
  function onDone(text: string) {
    setDone(text);
    // The address names the version, so that a newer one at the top of the list does not replace it.
    if (selected)
      router.replace(versionsAddress(articleId, { version: selected.key, to }), { scroll: false });
    router.refresh();
  }
  return (
    <>
      <p lang={language} dir="auto" className="font-serif text-xl wrap-anywhere">
        {headline || t('untitled')}
      </p>
      <p className="max-w-prose text-sm text-quiet">{t('lead')}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {may.name && <NameVersion articleId={articleId} acts={acts} onDone={onDone} />}
        <Link className={`text-sm ${linkLook}`} href={writersAddress(articleId)}>
          {t('writers.open')}
        </Link>
      </div>
      <LiveNotice tone="good">{done}</LiveNotice>
      {versions.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <div className="grid gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <VersionList articleId={articleId} versions={versions} selected={version} maxListed={maxListed} />
          {selected && compared ? (
            <section aria-label={nameOf(selected)} className="flex min-w-0 flex-col gap-4">
              <div className="flex flex-wrap items-start gap-2">
                {may.restore && (
                  <RestoreVersion
                    key={selected.key}
                    articleId={articleId}
                    acts={acts}
                    onDone={onDone}
                    version={selected.key}
                  />
                )}
                {may.name && selected.is === 'version' && (
                  <NameVersion
                    key={`name ${selected.key}`}
                    articleId={articleId}
                    acts={acts}
                    onDone={onDone}
                    version={selected}
                  />
                )}
              </div>
              <ComparedVersions
                articleId={articleId}
                versions={versions}
                selected={selected}
                to={to}
                compared={compared}
                restoreOf={
                  may.restore && to === undefined
                    ? (change) => (
                        <RestoreChange
                          articleId={articleId}
                          acts={acts}
                          onDone={onDone}
                          version={selected.key}
                          change={change}
                        />
                      )
                    : undefined
                }
              />
            </section>
          ) : (
            <p className="text-sm text-quiet">{t('gone')}</p>
          )}
        </div>
      )}
    </>
  );
}
