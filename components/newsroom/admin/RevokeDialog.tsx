'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import type { ListedToken } from '#editorial/tokens/listing';

type Props = {
  /** null: closed */
  token: ListedToken | null;
  revoke(token: ListedToken): Promise<void>;
  close(): void;
};

/** Asks by name before a token is ended, which cannot be undone. */
export function RevokeDialog({ token, revoke, close }: Props) {
  const t = useTranslations('admin.tokens');
  const ui = useTranslations('ui');
  const [pending, setPending] = useState(false);

  async function confirm(ended: ListedToken) {
    setPending(true);
    await revoke(ended);
    setPending(false);
  }

  return (
    <Dialog
      open={token !== null}
      onOpenChange={close}
      title={t('revokeTitle', { name: token?.name ?? '' })}
      description={t('revokeText')}
    >
      <div className="flex justify-end gap-2">
        <Button onClick={close}>{ui('cancel')}</Button>
        <Button look="danger" disabled={pending} onClick={() => token && confirm(token)}>
          {t('revoke')}
        </Button>
      </div>
    </Dialog>
  );
}
