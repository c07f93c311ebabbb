'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonLook } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { ListedToken } from '#editorial/apiTokens/tokenList.ts';
import { TokenRow } from './TokenRow.tsx';

type Props = {
  tokens: ListedToken[];
  older: string | null;
  newest: string | null;
  endToken(order: unknown): Promise<ActAnswer<void>>;
};

const heads = ['name', 'user', 'state', 'used', 'expires', 'acts'] as const;

/** Every token there was, newest first. On a phone each row stands as a block of its own. */
export function TokenTable({ tokens, older, newest, endToken }: Props) {
  const t = useTranslations('admin.tokens');
  const [askedId, setAsked] = useState<number | null>(null);
  const asked = tokens.find(({ id }) => id === askedId);
  const [done, setDone] = useState('');

  return (
    <div>
      <div className="[&>div>div]:mb-4">
        <LiveNotice tone="good">{done}</LiveNotice>
      </div>
      {tokens.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} />
      ) : (
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{t('title')}</caption>
          <thead className="max-lg:sr-only">
            <tr className="border-b border-edge text-left text-[0.8125rem] text-quiet">
              {heads.map((head) => (
                <th key={head} scope="col" className="px-2 py-2 font-medium first:pl-0">
                  {head === 'acts' ? <span className="sr-only">{t(head)}</span> : t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} revoke={() => setAsked(token.id)} />
            ))}
          </tbody>
        </table>
      )}
      {(newest || older) && (
        <nav aria-label={t('title')} className="mt-5 flex justify-between gap-3">
          {newest ? (
            <a href={newest} className={buttonLook('quiet', true)}>
              {t('newest')}
            </a>
          ) : (
            <span />
          )}
          {older && (
            <a href={older} className={buttonLook('plain', true)}>
              {t('older')}
            </a>
          )}
        </nav>
      )}
      {asked && (
        <ConfirmDialog
          act="token.change"
          subject={`token:${asked.id}`}
          decidedOn={asked.decidedOn}
          open
          onOpenChange={() => setAsked(null)}
          title={t('revokeTitle', { name: asked.name })}
          description={t('revokeText')}
          look="danger"
          submit={t('revoke')}
          send={(confirmation) => endToken({ tokenId: asked.id, confirmation })}
          onDone={() => setDone(t('revoked', { name: asked.name }))}
        />
      )}
    </div>
  );
}
