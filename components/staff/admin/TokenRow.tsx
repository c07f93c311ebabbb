'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import type { ListedToken } from '#editorial/apiTokens/tokenList.ts';

const tones = { active: 'good', asleep: 'wait', expired: 'plain', revoked: 'plain' } as const;

export function TokenRow({ token, revoke }: { token: ListedToken; revoke: () => void }) {
  const t = useTranslations('admin.tokens');
  const ready = useHydrated();
  const { name, standing, lastUsedAt, expiresAt } = token;
  return (
    <tr className="border-b border-line align-middle max-lg:block max-lg:py-4">
      <th scope="row" className="py-2.5 pr-2 text-left font-medium break-words max-lg:block max-lg:py-0">
        {name}
        <span className="block font-normal text-quiet">
          {token.scopes.map((scope) => t(`scope.${scope}`)).join(' · ')}
        </span>
      </th>
      <td className="px-2 py-2.5 max-lg:block max-lg:px-0 max-lg:pb-1">
        <Label text={t('user')} /> {token.user}
      </td>
      <td className="px-2 py-2.5 max-lg:block max-lg:px-0 max-lg:py-1">
        <Tag tone={tones[standing]}>{t(`standing.${standing}`)}</Tag>
      </td>
      <td className="px-2 py-2.5 text-quiet max-lg:block max-lg:px-0 max-lg:py-1">
        <Label text={t('used')} /> {lastUsedAt ? <Time at={lastUsedAt} look="short" /> : t('notUsed')}
      </td>
      <td className="px-2 py-2.5 text-quiet max-lg:block max-lg:px-0 max-lg:py-1">
        <Label text={t('expires')} /> {expiresAt ? <Time at={expiresAt} look="day" /> : t('noEnd')}
      </td>
      <td className="py-2.5 pl-2 max-lg:block max-lg:pl-0">
        {standing !== 'revoked' && (
          <div className="flex lg:justify-end">
            <Button small look="danger" disabled={!ready} onClick={revoke}>
              {t('revoke')}
              <span className="sr-only">{name}</span>
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}

/** The head of the column, where a phone shows none. */
function Label({ text }: { text: string }) {
  return <span className="text-quiet lg:hidden">{text}:</span>;
}
