'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { PicturePicker } from '#components/newsroom/PicturePicker';
import { Button } from '#components/ui/Button';
import { Field } from '#components/ui/Field';
import { languageNames, languages } from '#components/ui/languages';
import { Select } from '#components/ui/Select';
import { TextInput } from '#components/ui/TextInput';
import type { Language } from '#editorial/reading/shapes';
import type { EditorActs } from './acts.ts';
import { CoverageField } from './CoverageField.tsx';
import { NamesField } from './NamesField.tsx';
import { usePicture, usePictures } from './pictures.tsx';
import { SeriesField } from './SeriesField.tsx';
import { StoryField } from './StoryField.tsx';
import type { Describing } from './useDescribing.ts';

type Props = {
  describing: Describing;
  acts: EditorActs;
  may: { series: boolean; endCoverage: boolean };
};

export function StoryTab({ describing, acts, may }: Props) {
  const t = useTranslations('editor.story');
  const locale = useLocale() as Language;
  const { now, change } = describing;
  const { article } = now;
  return (
    <div className="flex flex-col gap-5">
      <CoverageField
        articleId={article.id}
        releases={now.releases.length}
        mayEnd={may.endCoverage}
        acts={acts.coverage}
      />
      <Field label={t('section')}>
        <Select
          value={article.sectionId ?? ''}
          onChange={({ target }) => change({ sectionId: target.value ? Number(target.value) : null })}
        >
          <option value="">{t('noSection')}</option>
          {now.sections.map(({ id, names, slug }) => (
            <option key={id} value={id}>
              {names[locale] ?? names.en ?? slug}
            </option>
          ))}
        </Select>
      </Field>
      <NamesField
        label={t('topics')}
        hint={t('topicsHint')}
        names={now.topics}
        of="topic"
        acts={acts}
        onChange={(topics) => change({ topics })}
      />
      <NamesField
        label={t('authors')}
        hint={t('authorsHint')}
        names={now.authors}
        of="author"
        acts={acts}
        onChange={(authors) => change({ authors })}
      />
      <Field label={t('language')}>
        <Select
          value={article.language}
          onChange={({ target }) => change({ language: target.value as Language })}
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </Select>
      </Field>
      <Slug key={article.slug} slug={article.slug} onChange={(slug) => change({ slug })} />
      <Lead id={article.leadAssetId} onChange={(leadAssetId) => change({ leadAssetId })} />
      <SeriesField
        articleId={article.id}
        language={article.language}
        mayChange={may.series}
        acts={acts.series}
      />
      <StoryField
        label={t('translationOf')}
        hint={t('translationHint')}
        chosen={article.translationOf}
        acts={acts}
        exclude={[article.id]}
        onChoose={(story) => change({ translationOf: story?.id ?? null })}
      />
    </div>
  );
}

function Slug({ slug, onChange }: { slug: string; onChange(slug: string): void }) {
  const t = useTranslations('editor.story');
  const [typed, setTyped] = useState(slug);
  const commit = () => typed.trim() && typed !== slug && onChange(typed);
  return (
    <Field label={t('slug')} hint={t('slugHint')}>
      <TextInput
        value={typed}
        spellCheck={false}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && commit()}
      />
    </Field>
  );
}

function Lead({ id, onChange }: { id: number | null; onChange(id: number | null): void }) {
  const t = useTranslations('editor.story');
  const picture = usePicture(id);
  const pictures = usePictures();
  const [choosing, setChoosing] = useState(false);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('lead')}</legend>
      {picture && (
        <img
          src={picture.url}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          className="h-auto w-full rounded border border-line"
        />
      )}
      <div className="flex gap-2">
        <Button small onClick={() => setChoosing(true)}>
          {t(id === null ? 'chooseLead' : 'changeLead')}
        </Button>
        {id !== null && (
          <Button small look="quiet" onClick={() => onChange(null)}>
            {t('removeLead')}
          </Button>
        )}
      </div>
      {choosing && (
        <PicturePicker
          onPick={(chosen) => {
            pictures.remember(chosen);
            setChoosing(false);
            onChange(chosen.id);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </fieldset>
  );
}
