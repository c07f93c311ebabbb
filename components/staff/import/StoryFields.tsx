'use client';
import { useLocale, useTranslations } from 'use-intl';
import { FrontFields } from '#components/editor/sidebar/FrontFields.tsx';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { Field } from '#components/ui/Field.tsx';
import { InputField, TextAreaField } from '#components/ui/InputField.tsx';
import { languageOptions } from '#components/ui/languageOptions.ts';
import { SelectField } from '#components/ui/SelectField.tsx';
import { TagInput } from '#components/ui/TagInput.tsx';
import { NORMAL_URGENCY } from '#contracts/urgency.ts';
import type { Language, LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';
import type { IncomingStory } from './importActs.ts';
import { HoldNotice, KeptOutList } from './KeptOutList.tsx';
import { StoryBlocks } from './StoryBlocks.tsx';

export type FilingChoices = { sections: { id: number; slug: string; names: LocalizedNames }[]; zone: string };
export type StoryFieldsProps = FilingChoices & {
  story: IncomingStory;
  /** the stories that this one can be related to */
  others: IncomingStory[];
  onChange(changes: Partial<IncomingStory>): void;
};

/** What was read from the copy of one story, with fields to correct it. */
export function StoryFields({ story, others, sections, zone, onChange }: StoryFieldsProps) {
  const t = useTranslations('import');
  const locale = useLocale() as 'en' | 'zh-CN';
  const { headline, standfirst, language } = story;
  const text = { lang: language, rows: 2, className: 'font-serif text-base!' };
  return (
    <>
      <HoldNotice hold={story.hold} until={story.embargoedUntil} />
      <TextAreaField
        {...text}
        label={t('headline')}
        error={headline.trim() ? undefined : t('headlineMissing')}
        value={headline}
        maxLength={500}
        onText={(headline) => onChange({ headline })}
      />
      {standfirst && (
        <TextAreaField
          {...text}
          label={t('standfirst')}
          value={standfirst}
          maxLength={1_000}
          onText={(standfirst) => onChange({ standfirst })}
        />
      )}
      <Field label={t('authors')}>
        <TagInput lang={language} values={story.authors} onChange={(authors) => onChange({ authors })} />
      </Field>
      <Field label={t('topics')}>
        <TagInput lang={language} values={story.topics} onChange={(topics) => onChange({ topics })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label={t('section')}
          value={story.sectionId ?? ''}
          onValue={(id) => onChange({ sectionId: id ? Number(id) : null })}
          options={[
            ['', t('noSection')],
            ...sections.map(({ id, slug, names }) => [id, names[locale] ?? names.en ?? slug] as const),
          ]}
        />
        <InputField
          label={t('releasedAt')}
          hint={t('zone', { zone })}
          type="datetime-local"
          value={wallOf(story.releasedAt, zone)}
          onText={(time) => onChange({ releasedAt: time || null })}
        />
        <SelectField
          label={t('language')}
          value={language}
          onValue={(name) => onChange({ language: name as Language })}
          options={languageOptions}
        />
        <SelectField
          label={t('beside')}
          value={story.relatedTo ?? ''}
          onValue={(key) => onChange({ relatedTo: key || null })}
          options={[['', t('besideNone')], ...others.map(({ key, headline }) => [key, headline] as const)]}
        />
      </div>
      <FrontFields
        urgency={story.urgency ?? NORMAL_URGENCY}
        isOffFronts={!story.onFronts}
        onChange={(change) => onChange('urgency' in change ? change : { onFronts: !change.isOffFronts })}
      />
      {story.typeset > 0 && (
        <p className="text-[0.8125rem] text-quiet">{t('typeset', { count: story.typeset })}</p>
      )}
      <KeptOutList keptOut={story.keptOut} lang={language} isOpen={story.hold !== null} />
      <StoryBlocks blocks={story.blocks} lang={language} onChange={(blocks) => onChange({ blocks })} />
    </>
  );
}

/** A time on the paper's clock. A time with an offset keeps the offset until the user changes it. */
function wallOf(time: string | null, zone: string): string {
  if (time === null) return '';
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(time)) return wallTimeOf(new Date(time), zone);
  return time.length === 10 ? `${time}T00:00` : time.slice(0, 16);
}
