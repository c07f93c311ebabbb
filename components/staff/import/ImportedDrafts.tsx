'use client';
import { useTranslations } from 'use-intl';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import type { Imported } from '#editorial/import/importedRows.ts';

type Props = { imported: Imported[]; mayRelease: boolean; onAgain(): void };

/** The last step: links to the drafts, and for editors to releasing them. */
export function ImportedDrafts({ imported, mayRelease, onAgain }: Props) {
  const t = useTranslations('import');
  const fresh = imported.filter(({ duplicate }) => !duplicate);
  return (
    <>
      <ol className="border-t border-line">
        {imported.map(({ key, articleId, headline, duplicate }) => (
          <li key={key} className="flex items-baseline justify-between gap-4 border-b border-line py-2.5">
            <Link
              href={`/newsroom/articles/${articleId}`}
              className="min-w-0 font-serif text-lg leading-snug hover:underline"
            >
              {headline}
            </Link>
            <Tag tone={duplicate ? 'wait' : 'plain'}>{t(duplicate ? 'wasHere' : 'isDraft')}</Tag>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        {mayRelease && fresh.length > 0 && (
          <Link
            className={buttonLook('press')}
            href={`/newsroom/import/release?ids=${fresh.map(({ articleId }) => articleId).join(',')}`}
          >
            {t('releaseAll')}
          </Link>
        )}
        <Button onClick={onAgain}>{t('again')}</Button>
      </div>
    </>
  );
}
