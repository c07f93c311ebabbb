import { useTranslations } from 'use-intl';
import { HoldNotice, KeptOutList } from '#components/staff/import/KeptOutList.tsx';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';

type Props = { imported: NonNullable<ArticleForEditing['imported']>; lang: string };

/** The parts of an imported file that are not in the story, and a reason not to release it, if the file gives one. */
export function ImportNotes({ imported: { keptOut, hold }, lang }: Props) {
  const t = useTranslations('editor.story');
  return (
    <section aria-labelledby="import-notes" className="flex flex-col gap-3 border-t border-line pt-4">
      <h2 id="import-notes" className="text-sm font-medium">
        {t('imported')}
      </h2>
      <HoldNotice
        hold={hold?.reason ?? null}
        until={hold?.until ? new Date(hold.until).toISOString() : null}
      />
      <KeptOutList keptOut={keptOut} lang={lang} />
    </section>
  );
}
