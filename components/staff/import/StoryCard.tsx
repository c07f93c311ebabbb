'use client';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FrontFields } from '#components/editor/sidebar/FrontFields.tsx';
import { wallTimeOf } from '#components/staff/dateTime/wallTime.ts';
import { Field } from '#components/ui/Field.tsx';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { Link } from '#components/ui/Link.tsx';
import { languageOptions } from '#components/ui/languageOptions.ts';
import { SelectField } from '#components/ui/SelectField.tsx';
import { TagInput } from '#components/ui/TagInput.tsx';
import { TextArea, TextInput } from '#components/ui/TextInput.tsx';
import { NORMAL_URGENCY } from '#contracts/urgency.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { HoldNotice } from './HoldNotice.tsx';
import type { IncomingStory, SectionChoice } from './importActs.ts';
import { KeptOutList } from './KeptOutList.tsx';
import { StoryBlocks } from './StoryBlocks.tsx';

type Props = {
  story: IncomingStory;
  others: IncomingStory[];
  sections: SectionChoice[];
  zone: string;
  onChange(what: Partial<IncomingStory>): void;
};

/** One story as it was understood, every part of it open to correction. */
export function StoryCard({ story, others, sections, zone, onChange }: Props) {
  const t = useTranslations('import');
  const locale = useLocale() as 'en' | 'zh-CN';
  const title = useId();
  const {
    headline,
    standfirst,
    authors,
    topics,
    language,
    releasedAt,
    sectionId,
    relatedTo,
    taken,
    duplicate,
  } = story;
  return (
    <section
      aria-labelledby={title}
      className={`flex flex-col gap-4 rounded-lg border border-line bg-sheet p-4 sm:p-5 ${relatedTo ? 'sm:ml-8' : ''}`}
    >
      <div className="flex items-start gap-3">
        <input
          id={`${title}-take`}
          type="checkbox"
          checked={taken}
          onChange={(event) => onChange({ taken: event.target.checked })}
          className="mt-1.5 size-4.5 shrink-0 accent-press"
        />
        <label htmlFor={`${title}-take`} className="min-w-0">
          <span className="sr-only">{t('take')} </span>
          <h3 id={title} lang={language} className="font-serif text-xl leading-snug font-semibold">
            {headline || t('noHeadline')}
          </h3>
          <span className="text-[0.8125rem] text-quiet">{t('fromLine', { line: story.line })}</span>
        </label>
      </div>
      {duplicate && (
        <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
          {t(`duplicate.${duplicate.same}`)}{' '}
          <Link href={`/newsroom/articles/${duplicate.articleId}`} className="underline" target="_blank">
            {t('duplicate.open')}
          </Link>
        </p>
      )}
      {taken && (
        <>
          <HoldNotice hold={story.hold} until={story.embargoedUntil} />
          <Field label={t('headline')} error={headline.trim() ? undefined : t('headlineMissing')}>
            <TextArea
              lang={language}
              value={headline}
              rows={2}
              maxLength={500}
              className="font-serif text-base!"
              onChange={(event) => onChange({ headline: event.target.value })}
            />
          </Field>
          {standfirst && (
            <TextAreaField
              label={t('standfirst')}
              lang={language}
              value={standfirst}
              rows={2}
              maxLength={1_000}
              className="font-serif text-base!"
              onText={(standfirst) => onChange({ standfirst })}
            />
          )}
          <Field label={t('authors')}>
            <TagInput lang={language} values={authors} onChange={(authors) => onChange({ authors })} />
          </Field>
          <Field label={t('topics')}>
            <TagInput lang={language} values={topics} onChange={(topics) => onChange({ topics })} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <SelectField
              label={t('section')}
              value={sectionId ?? ''}
              onValue={(id) => onChange({ sectionId: id ? Number(id) : null })}
              options={[
                ['', t('noSection')],
                ...sections.map(({ id, slug, names }) => [id, names[locale] ?? names.en ?? slug] as const),
              ]}
            />
            <Field label={t('releasedAt')} hint={t('zone', { zone })}>
              <TextInput
                type="datetime-local"
                value={wallOf(releasedAt, zone)}
                onChange={(event) => onChange({ releasedAt: event.target.value || null })}
              />
            </Field>
            <SelectField
              label={t('language')}
              value={language}
              onValue={(name) => onChange({ language: name as Language })}
              options={languageOptions}
            />
            <SelectField
              label={t('beside')}
              value={relatedTo ?? ''}
              onValue={(key) => onChange({ relatedTo: key || null })}
              options={[
                ['', t('besideNone')],
                ...others.map(({ key, headline }) => [key, headline] as const),
              ]}
            />
          </div>
          <FrontFields
            urgency={story.urgency ?? NORMAL_URGENCY}
            isOffFronts={!story.onFronts}
            onChange={(what) => onChange('urgency' in what ? what : { onFronts: !what.isOffFronts })}
          />
          {story.typeset > 0 && (
            <p className="text-[0.8125rem] text-quiet">{t('typeset', { count: story.typeset })}</p>
          )}
          <KeptOutList keptOut={story.keptOut} lang={language} isOpen={story.hold !== null} />
          <StoryBlocks blocks={story.blocks} lang={language} onChange={(blocks) => onChange({ blocks })} />
        </>
      )}
    </section>
  );
}

/** A time as the paper's clock shows it; what has an offset keeps it until it is changed. */
function wallOf(time: string | null, zone: string): string {
  if (time === null) return '';
  if (/(?:Z|[+-]\d\d:\d\d)$/.test(time)) return wallTimeOf(new Date(time), zone);
  return time.length === 10 ? `${time}T00:00` : time.slice(0, 16);
}
