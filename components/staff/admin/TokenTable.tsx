'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { DataTable } from '#components/ui/DataTable.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { type PageLinks, Pager } from '#components/ui/Pager.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import type { ListedToken } from '#editorial/apiTokens/tokenList.ts';

type Props = PageLinks & { tokens: ListedToken[]; endToken: ServerAct<void> };

const tones = { active: 'good', asleep: 'wait', expired: 'plain', revoked: 'plain' } as const;
const timeColumn = { isLabelled: true, className: 'text-quiet' };
const idOf = ({ id }: ListedToken) => id;

/** Every token, also expired and revoked ones, newest first. */
export function TokenTable({ tokens, older, newest, endToken }: Props) {
  const t = useTranslations('admin.tokens');
  const [revoking, setRevoking] = useOpenRow(tokens, idOf);
  const [done, setDone] = useState('');
  return (
    <div className="flex flex-col gap-4">
      <LiveNotice tone="good">{done}</LiveNotice>
      <DataTable
        caption={t('title')}
        rows={tokens}
        keyOf={idOf}
        isBlocks
        empty={<EmptyState title={t('none')} text={t('noneText')} />}
        columns={[
          {
            head: t('name'),
            className: 'font-medium! break-words',
            cell: ({ name, scopes }) => (
              <>
                {name}
                <span className="block font-normal text-quiet">
                  {scopes.map((scope) => t(`scope.${scope}`)).join(' · ')}
                </span>
              </>
            ),
          },
          { head: t('user'), isLabelled: true, cell: ({ user }) => user },
          {
            head: t('state'),
            cell: ({ standing }) => <Tag tone={tones[standing]}>{t(`standing.${standing}`)}</Tag>,
          },
          {
            ...timeColumn,
            head: t('used'),
            cell: ({ lastUsedAt: at }) => (at ? <Time at={at} look="short" /> : t('notUsed')),
          },
          {
            ...timeColumn,
            head: t('expires'),
            cell: ({ expiresAt: at }) => (at ? <Time at={at} look="day" /> : t('noEnd')),
          },
          {
            head: t('acts'),
            isHeadHidden: true,
            className: 'lg:text-right!',
            cell: (token) =>
              token.standing !== 'revoked' && (
                <Button small look="danger" onClick={() => setRevoking(token)}>
                  {t('revoke')}
                  <span className="sr-only">{token.name}</span>
                </Button>
              ),
          },
        ]}
      />
      <Pager
        label={t('title')}
        newest={newest}
        older={older}
        words={{ newest: t('newest'), older: t('older') }}
      />
      {revoking && (
        <ConfirmDialog
          act="token.change"
          subject={`token:${revoking.id}`}
          decidedOn={revoking.decidedOn}
          onClose={() => setRevoking(null)}
          title={t('revokeTitle', { name: revoking.name })}
          description={t('revokeText')}
          look="danger"
          submit={t('revoke')}
          send={(confirmation) => endToken({ tokenId: revoking.id, confirmation })}
          onDone={() => setDone(t('revoked', { name: revoking.name }))}
        />
      )}
    </div>
  );
}
