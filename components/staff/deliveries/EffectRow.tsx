'use client';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { Effect } from '#editorial/outbox/deliveryList.ts';

const tones = { waiting: 'plain', failing: 'wait', 'given-up': 'press', done: 'good' } as const;
const link = 'underline decoration-edge underline-offset-4 hover:text-press-ink';

type Props = { effect: Effect; busy: boolean; retry(): void };

export function EffectRow({ effect, busy, retry }: Props) {
  const t = useTranslations('effects');
  const { article, standing, kind, target } = effect;
  const to = effect.to ?? t('gone');
  return (
    <tr className="border-b border-line align-top max-lg:block max-lg:py-4">
      <th scope="row" className="py-2.5 pr-2 text-left font-medium max-lg:block max-lg:py-0">
        {article ? (
          <Link href={`/newsroom/articles/${article.id}`} className={link}>
            {article.headline}
          </Link>
        ) : (
          t(`event.${effect.what}`)
        )}
        <span className="block font-normal text-quiet">
          {article && `${t(`event.${effect.what}`)} · `}
          <Time at={effect.createdAt} look="short" />
        </span>
      </th>
      <td className="px-2 py-2.5 break-words max-lg:block max-lg:px-0 max-lg:py-1">
        <Link href={`/admin/effects?${new URLSearchParams({ kind, target })}`} className={link}>
          {to}
        </Link>
        <span className="block text-quiet">{t(`kind.${kind}`)}</span>
      </td>
      <td className="px-2 py-2.5 max-lg:inline-block max-lg:px-0 max-lg:py-1 max-lg:pr-3">
        <Tag tone={tones[standing]}>{t(`standing.${standing}`)}</Tag>
      </td>
      <td className="px-2 py-2.5 text-quiet max-lg:block max-lg:px-0 max-lg:py-1">
        {t('attempts', { count: effect.attempts })}
        {effect.lastError && <span className="block break-words text-ink">{effect.lastError}</span>}
        {effect.doneAt && (
          <span className="block">
            {t('doneAt')} <Time at={effect.doneAt} look="short" />
          </span>
        )}
        {effect.nextTryAt && standing === 'failing' && (
          <span className="block">
            {t('nextTry')} <Time at={effect.nextTryAt} look="short" />
          </span>
        )}
      </td>
      <td className="py-2.5 pl-2 max-lg:block max-lg:pl-0 lg:text-right">
        {standing !== 'done' && (
          <Button small disabled={busy} aria-label={t('retryOf', { to })} onClick={retry}>
            {t('retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
