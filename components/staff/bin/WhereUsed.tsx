'use client';
import { useTranslations } from 'use-intl';
import { versionsAddress } from '#components/staff/versions/versionAddress.ts';
import { Link } from '#components/ui/Link.tsx';
import type { AssetUse } from '#editorial/media/assetUses.ts';

/** Links to the places where a picture is in use. */
export function WhereUsed({ uses }: { uses: AssetUse[] }) {
  const t = useTranslations('bin');
  if (uses.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <h3 className="font-medium">{t('usedIn')}</h3>
      <ul className="flex max-h-60 flex-col gap-1 overflow-y-auto">
        {uses.map(({ is, articleId, name }) => (
          <li key={`${is} ${articleId ?? name}`} className="flex flex-wrap items-baseline gap-x-2">
            <Link className="underline underline-offset-4" href={addressOf({ is, articleId, name })}>
              {name || t('untitled')}
            </Link>
            <span className="text-quiet">{t(`use.${is}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function addressOf({ is, articleId, name }: AssetUse): string {
  if (articleId === null) return `/${name}`;
  return is === 'version' ? versionsAddress(articleId) : `/newsroom/articles/${articleId}`;
}
