'use client';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { withItemMoved } from '#components/staff/lists/itemMove.ts';
import { MoveButtons } from '#components/staff/lists/MoveButtons.tsx';
import { Button } from '#components/ui/Button.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import type { ServerAct } from '#components/ui/useRefusal.ts';
import { languages } from '#contracts/languages.ts';
import type { SettingsForms } from '#editorial/paper/paperSettings.ts';
import { MergeSection } from './MergeSection.tsx';
import { SectionDialog } from './SectionDialog.tsx';

type Section = SettingsForms['sections'][number];
type Acts = Record<'add' | 'rename' | 'order', ServerAct> & { merge: ServerAct<{ articles: number }> };
type Props = { sections: Section[]; acts: Acts };

const idOf = ({ id }: Section) => id;

/** The paper's sections in the order of the masthead. Buttons change the order, so that it can be changed by keyboard. */
export function SectionList({ acts, ...props }: Props) {
  const t = useTranslations('admin.settings');
  const locale = useLocale() as 'en' | 'zh-CN';
  const sections = props.sections.map((section) => {
    const { names, slug } = section;
    return { ...section, name: names[locale] ?? Object.values(names)[0] ?? slug };
  });
  const title = useId();
  const { run, announce, isPending, notices } = useAction();
  const [isAdding, setAdding] = useState(false);
  const [renaming, setRenaming] = useOpenRow(sections, idOf);
  const [merging, setMerging] = useOpenRow(sections, idOf);
  const router = useRouter();

  async function move(name: string, at: number, by: -1 | 1) {
    const sectionIds = withItemMoved(sections, at, by).map(idOf);
    await run(acts.order({ sectionIds }), () => t('moved', { name, place: at + by + 1 }));
  }

  return (
    <section aria-labelledby={title} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={title} className="font-serif text-xl font-semibold">
          {t('sections')}
        </h2>
        <Button small onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      </div>
      <p className="text-sm text-quiet">{t('sectionsLead')}</p>
      {notices}
      <ol className="border-t border-line" aria-busy={isPending}>
        {sections.map((section, at) => {
          const { id, name, names, slug } = section;
          return (
            <li key={id} className="flex flex-wrap items-center gap-1 border-b border-line py-1.5 text-sm">
              <span className="min-w-0 grow">
                <span className="font-medium">
                  {languages.flatMap((language) => names[language] ?? []).join(' · ')}
                </span>
                <span className="block truncate text-quiet">/sections/{slug}</span>
              </span>
              <MoveButtons
                name={name}
                at={at}
                of={sections.length}
                disabled={isPending}
                onMove={(by) => move(name, at, by)}
              />
              <Button small aria-label={t('renameOf', { name })} onClick={() => setRenaming(section)}>
                {t('rename')}
              </Button>
              {sections.length > 1 && (
                <Button small aria-label={t('mergeOf', { name })} onClick={() => setMerging(section)}>
                  {t('merge')}
                </Button>
              )}
              <DeleteButton subject="section" id={id} name={name} isIcon onDone={router.refresh} />
            </li>
          );
        })}
      </ol>
      {merging && (
        <MergeSection
          section={merging}
          others={sections.filter(({ id }) => id !== merging.id)}
          merge={acts.merge}
          onDone={announce}
          onClose={() => setMerging(null)}
        />
      )}
      {isAdding && (
        <SectionDialog section={null} act={acts.add} onDone={announce} onClose={() => setAdding(false)} />
      )}
      {renaming && (
        <SectionDialog
          section={renaming}
          act={acts.rename}
          onDone={announce}
          onClose={() => setRenaming(null)}
        />
      )}
    </section>
  );
}
