'use client';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { MoveButtons, withItemMoved } from '#components/staff/lists/MoveButtons.tsx';
import { Button } from '#components/ui/Button.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import { useOpenRow } from '#components/ui/useOpenRow.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { languages } from '#contracts/languages.ts';
import type { SettingsForms } from '#editorial/paper/paperSettings.ts';
import { MergeSection } from './MergeSection.tsx';
import { SectionDialog } from './SectionDialog.tsx';

type Section = SettingsForms['sections'][number];
type Act = (order: unknown) => Promise<ActAnswer<unknown>>;
type MergeAct = Parameters<typeof MergeSection>[0]['merge'];
type Props = { sections: Section[]; acts: { add: Act; rename: Act; order: Act; merge: MergeAct } };

const idOf = ({ id }: Section) => id;

/** The paper's sections in the masthead's order, which buttons change (so keys do too). */
export function SectionList({ sections, acts }: Props) {
  const t = useTranslations('admin.settings');
  const locale = useLocale() as 'en' | 'zh-CN';
  const title = useId();
  const { run, tell, isPending, notices } = useAction();
  const [isAdding, setAdding] = useState(false);
  const [renaming, setRenaming] = useOpenRow(sections, idOf);
  const [merging, setMerging] = useOpenRow(sections, idOf);
  const router = useRouter();
  const nameOf = ({ names, slug }: Section) => names[locale] ?? Object.values(names)[0] ?? slug;

  async function move(section: Section, by: -1 | 1) {
    const at = sections.indexOf(section);
    const sectionIds = withItemMoved(sections, at, by).map(({ id }) => id);
    await run(acts.order({ sectionIds }), () => t('moved', { name: nameOf(section), place: at + by + 1 }));
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
        {sections.map((section, at) => (
          <li
            key={section.id}
            className="flex flex-wrap items-center gap-1 border-b border-line py-1.5 text-sm"
          >
            <span className="min-w-0 grow">
              <span className="font-medium">
                {languages.flatMap((name) => section.names[name] ?? []).join(' · ')}
              </span>
              <span className="block truncate text-quiet">/sections/{section.slug}</span>
            </span>
            <MoveButtons
              name={nameOf(section)}
              at={at}
              of={sections.length}
              disabled={isPending}
              onMove={(by) => move(section, by)}
            />
            <Button
              small
              aria-label={t('renameOf', { name: nameOf(section) })}
              onClick={() => setRenaming(section)}
            >
              {t('rename')}
            </Button>
            {sections.length > 1 && (
              <Button
                small
                aria-label={t('mergeOf', { name: nameOf(section) })}
                onClick={() => setMerging(section)}
              >
                {t('merge')}
              </Button>
            )}
            <DeleteButton
              subject="section"
              id={section.id}
              name={nameOf(section)}
              isIcon
              onDone={() => router.refresh()}
            />
          </li>
        ))}
      </ol>
      {merging && (
        <MergeSection
          section={{ ...merging, name: nameOf(merging) }}
          others={sections
            .filter(({ id }) => id !== merging.id)
            .map((one) => ({ id: one.id, name: nameOf(one) }))}
          merge={acts.merge}
          onDone={tell}
          close={() => setMerging(null)}
        />
      )}
      {isAdding && (
        <SectionDialog section={null} act={acts.add} onDone={tell} close={() => setAdding(false)} />
      )}
      {renaming && (
        <SectionDialog
          section={{ ...renaming, name: nameOf(renaming) }}
          act={acts.rename}
          onDone={tell}
          close={() => setRenaming(null)}
        />
      )}
    </section>
  );
}
