'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isChanged } from '#components/staff/release/ReleaseChanges.tsx';
import { Segments } from '#components/ui/Segments.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { VersionComparison } from '#editorial/versions/comparingVersions.ts';
import type { ListedVersion } from '#editorial/versions/versionList.ts';
import { ChangeSteps } from './ChangeSteps.tsx';
import { useVersionTitle } from './useVersionTitle.ts';
import { type ComparisonView, VersionDifferences } from './VersionDifferences.tsx';
import { versionsAddress } from './versionAddress.ts';

type Props = {
  articleId: number;
  versions: ListedVersion[];
  selected: ListedVersion;
  /** the version that it is compared with; undefined: the draft */
  to: string | undefined;
  compared: VersionComparison;
  /** offers to restore one change; undefined: nobody may, or the draft is not compared */
  restoreOf?: ((change: string) => ReactNode) | undefined;
};

/** The differences of a version from another or from the draft, with the choice of that one and of the view. */
export function ComparedVersions({ articleId, versions, selected, to, compared, restoreOf }: Props) {
  const t = useTranslations('versions');
  const router = useRouter();
  const titleOf = useVersionTitle();
  const [view, setView] = useState<ComparisonView>('inline');
  const comparison = useRef<HTMLElement>(null);
  const other = versions.find(({ key }) => key === to);
  const [before, after] = [titleOf(selected), other ? titleOf(other) : t('draft')];
  const others = versions.filter(({ key }) => key !== selected.key);
  const hasChanges = isChanged({ ...compared, body: compared.body ?? [] });
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SelectField
          label={t('compareWith')}
          className="max-w-80"
          value={other?.key ?? ''}
          onValue={(key) =>
            router.push(versionsAddress(articleId, { version: selected.key, to: key || undefined }), {
              scroll: false,
            })
          }
          options={[['', t('draft')], ...others.map((each) => [each.key, titleOf(each)] as const)]}
        />
        {/* Two columns do not fit on a phone. */}
        <div className="max-md:hidden">
          <Segments
            label={t('view')}
            value={view}
            onChange={setView}
            options={[
              { value: 'inline', label: t('inline') },
              { value: 'side', label: t('side') },
            ]}
          />
        </div>
      </div>
      <p role="status" className="text-sm text-quiet">
        {hasChanges && t('legend', { from: before, to: after })}
        {!hasChanges && compared.body !== null && t('same')}
      </p>
      {hasChanges && <ChangeSteps key={`${selected.key} ${to}`} comparison={comparison} />}
      <article
        ref={comparison}
        aria-label={`${before} – ${after}`}
        className="max-w-5xl rounded-md border border-line p-4 sm:p-6"
      >
        <VersionDifferences
          compared={compared}
          view={view}
          before={before}
          after={after}
          restoreOf={restoreOf}
        />
      </article>
    </>
  );
}
