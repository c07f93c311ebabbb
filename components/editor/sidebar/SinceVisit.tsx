'use client';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { versionsAddress } from '#components/staff/versions/versionAddress.ts';
import { Button } from '#components/ui/Button.tsx';
import { Link, linkLook } from '#components/ui/Link.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { ChangesSinceVisit } from '#editorial/versions/changesSinceVisit.ts';

type Props = { articleId: number; sinceVisit: ChangesSinceVisit };

/** Who changed the draft since the user last opened it, with a link that compares both texts. */
export function SinceVisitText({ articleId, sinceVisit: { version, names, others } }: Props) {
  const t = useTranslations('editor.history');
  const format = useFormatter();
  const listed = names.map((name) => name ?? t('house'));
  if (others > 0) listed.push(t('sinceVisitOthers', { count: others }));
  return (
    <>
      {t('sinceVisit', { names: format.list(listed) })}{' '}
      <Link className={`${linkLook} whitespace-nowrap`} href={versionsAddress(articleId, { version })}>
        {t('showSinceVisit')}
      </Link>
    </>
  );
}

/** `SinceVisitText` above the draft, until the user dismisses it. It stays in the History tab. */
export function SinceVisitNotice(props: Props) {
  const t = useTranslations('editor.history');
  const [isDismissed, setIsDismissed] = useState(false);
  return (
    <LiveNotice tone="good">
      {!isDismissed && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="min-w-0 wrap-anywhere">
            <SinceVisitText {...props} />
          </p>
          <Button small look="quiet" onClick={() => setIsDismissed(true)}>
            {t('dismissSinceVisit')}
          </Button>
        </div>
      )}
    </LiveNotice>
  );
}
