'use client';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { languages } from '#components/ui/languages';
import { Notice } from '#components/ui/Notice';
import type { Settings } from '#editorial/paper/settings';
import { MoveButtons, moved } from '../MoveButtons.tsx';
import { useHydrated } from '../useHydrated.ts';
import { SectionDialog } from './SectionDialog.tsx';
import { type Answered, type Refused, useRefusal } from './useRefusal.tsx';

type Section = Settings['sections'][number];
type Act = (order: unknown) => Promise<Answered<unknown>>;
type Props = { sections: Section[]; acts: { add: Act; rename: Act; order: Act } };

/** The paper's sections in the masthead's order, which buttons change (so keys do too). */
export function SectionList({ sections, acts }: Props) {
  const t = useTranslations('admin.settings');
  const locale = useLocale() as 'en' | 'zh-CN';
  const title = useId();
  const refusal = useRefusal();
  const [open, setOpen] = useState<Section | 'new' | null>(null);
  const [done, setDone] = useState('');
  const [refused, setRefused] = useState<Refused | null>(null);
  const ready = useHydrated();
  const [moving, setBusy] = useState(false);
  const busy = moving || !ready;
  const nameOf = ({ names, slug }: Section) => names[locale] ?? Object.values(names)[0] ?? slug;

  async function move(section: Section, by: -1 | 1) {
    const at = sections.indexOf(section);
    const sectionIds = moved(sections, at, by).map(({ id }) => id);
    setBusy(true);
    setDone('');
    const answered = await refusal.guard(acts.order({ sectionIds }));
    setBusy(false);
    setRefused(answered.ok ? null : answered);
    if (answered.ok) setDone(t('moved', { name: nameOf(section), place: at + by + 1 }));
  }

  return (
    <section aria-labelledby={title} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={title} className="font-serif text-xl font-semibold">
          {t('sections')}
        </h2>
        <Button small disabled={!ready} onClick={() => setOpen('new')}>
          {t('add')}
        </Button>
      </div>
      <p className="text-sm text-quiet">{t('sectionsLead')}</p>
      <div>
        <div className="[&>div>div]:mb-3">
          <Notice>{refused && refusal.say(refused)}</Notice>
          <Notice tone="good">{done}</Notice>
        </div>
        <ol className="border-t border-line" aria-busy={moving}>
          {sections.map((section, at) => (
            <li key={section.id} className="flex items-center gap-1 border-b border-line py-1.5 text-sm">
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
                disabled={busy}
                onMove={(by) => move(section, by)}
              />
              <Button
                small
                aria-label={t('renameOf', { name: nameOf(section) })}
                onClick={() => setOpen(section)}
              >
                {t('rename')}
              </Button>
            </li>
          ))}
        </ol>
      </div>
      {open && (
        <SectionDialog
          section={open === 'new' ? null : open}
          act={open === 'new' ? acts.add : acts.rename}
          close={(said) => {
            setOpen(null);
            if (said) setDone(said);
          }}
        />
      )}
    </section>
  );
}
