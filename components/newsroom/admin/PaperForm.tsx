'use client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { directionOf } from '#body/direction';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { languageNames, languages } from '#components/ui/languages';
import { Notice } from '#components/ui/Notice';
import { Select } from '#components/ui/Select';
import { TagInput } from '#components/ui/TagInput';
import { TextInput } from '#components/ui/TextInput';
import type { Settings } from '#editorial/paper/settings';
import { useHydrated } from '../useHydrated.ts';
import { type Answered, useRefusal } from './useRefusal.tsx';

type Props = {
  paper: Omit<Settings, 'sections'>;
  zones: string[];
  save(order: unknown): Promise<Answered<void>>;
};

export function PaperForm({ paper, zones, save }: Props) {
  const t = useTranslations('admin.settings');
  const refusal = useRefusal();
  const ready = useHydrated();
  const zoneList = useId();
  const [otherZones, setOtherZones] = useState(paper.otherZones);
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<void> | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const named = (what: string) =>
      Object.fromEntries(languages.map((name) => [name, form.get(`${what}.${name}`)]));
    const order = {
      names: named('names'),
      taglines: named('taglines'),
      language: form.get('language'),
      zone: form.get('zone'),
      otherZones,
      pastIsOpen: form.get('pastIsOpen') !== null,
    };
    setPending(true);
    setAnswered(null);
    setAnswered(await refusal.guard(save(order)));
    setPending(false);
  }

  const fields = answered && !answered.ok ? (answered.fields ?? []) : [];
  const wrong = (name: 'names' | 'taglines' | 'zone' | 'otherZones', at: string = name) =>
    fields.some((field) => field === at || field === name || field.startsWith(`${at}.`))
      ? t(`wrong.${name}`)
      : undefined;

  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-4" aria-labelledby={`${zoneList}-title`}>
      <h2 id={`${zoneList}-title`} className="font-serif text-xl font-semibold">
        {t('paper')}
      </h2>
      {languages.map((name) => (
        <Field key={name} label={t(`name.${name}`)} error={wrong('names', `names.${name}`)}>
          <TextInput
            name={`names.${name}`}
            defaultValue={paper.names[name]}
            lang={name}
            dir={directionOf(name)}
            maxLength={80}
          />
        </Field>
      ))}
      {languages.map((name) => (
        <Field key={name} label={t(`tagline.${name}`)} error={wrong('taglines', `taglines.${name}`)}>
          <TextInput
            name={`taglines.${name}`}
            defaultValue={paper.taglines[name]}
            lang={name}
            dir={directionOf(name)}
            maxLength={160}
          />
        </Field>
      ))}
      <Field label={t('language')}>
        <Select name="language" defaultValue={paper.language}>
          {languages.map((name) => (
            <option key={name} value={name} lang={name}>
              {languageNames[name]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('zone')} hint={t('zoneHint')} error={wrong('zone')}>
        <TextInput
          name="zone"
          defaultValue={paper.zone}
          list={zoneList}
          required
          maxLength={60}
          autoComplete="off"
        />
      </Field>
      <Field label={t('otherZones')} hint={t('otherZonesHint')} error={wrong('otherZones')}>
        <TagInput values={otherZones} onChange={setOtherZones} most={8} list={zoneList} />
      </Field>
      <datalist id={zoneList}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          name="pastIsOpen"
          defaultChecked={paper.pastIsOpen}
          className="mt-0.5 size-4 shrink-0 accent-press"
        />
        <span>
          {t('pastIsOpen')}
          <span className="block text-[0.8125rem] text-quiet">{t('pastIsOpenHint')}</span>
        </span>
      </label>
      <div>
        <div className="[&>div>div]:mb-3">
          <Notice>{answered && !answered.ok && fields.length === 0 && refusal.say(answered)}</Notice>
          <Notice tone="good">{answered?.ok && t('saved')}</Notice>
        </div>
        <Button type="submit" look="press" disabled={pending || !ready}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
