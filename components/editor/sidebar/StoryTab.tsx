'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { usePicture, usePictures } from '#components/editor/blocks/pictures.tsx';
import type { EditorActs } from '#components/editor/editorActs.ts';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { PicturePicker } from '#components/staff/media/PicturePicker.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { TextArea, TextInput } from '#components/ui/TextInput.tsx';
import type { CheckedField as StoryFieldName } from '#contracts/findingPlaces.ts';
import { languageNames } from '#contracts/languageNames.ts';
import { languages } from '#contracts/languages.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { CoverageField } from './CoverageField.tsx';
import { FrontFields } from './FrontFields.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import { NamesField } from './NamesField.tsx';
import { SeriesField } from './SeriesField.tsx';
import { StoryField } from './StoryField.tsx';
import type { ArticleFieldsState } from './useArticleFields.ts';

type Props = {
  describing: ArticleFieldsState;
  acts: EditorActs;
  may: { series: boolean; endCoverage: boolean; delete: boolean };
};

export function StoryTab({ describing, acts, may }: Props) {
  const t = useTranslations('editor.story');
  const router = useRouter();
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
      <Place of="section">
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
      </Place>
      <Place of="topics">
        <NamesField
          label={t('topics')}
          hint={t('topicsHint')}
          names={now.topics}
          of="topic"
          acts={acts}
          onChange={(topics, shown) => change({ topics }, { topics: shown })}
        />
      </Place>
      <Place of="authors">
        <NamesField
          label={t('authors')}
          hint={t('authorsHint')}
          names={now.authors}
          of="author"
          acts={acts}
          onChange={(authors, shown) => change({ authors }, { authors: shown })}
        />
      </Place>
      <Place of="language">
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
      </Place>
      <Place of="address">
        <Slug
          key={describing.yielded}
          slug={article.slug}
          mayChange={now.mayChange.address}
          onChange={(slug, seen) => change({ slug }, { slug: seen })}
        />
      </Place>
      <Place of="lead">
        <Lead
          id={article.leadAssetId}
          // What was said of one picture is not said of another.
          onChange={(leadAssetId) => change({ leadAssetId, leadAlt: null, leadCaption: null })}
        />
      </Place>
      {article.leadAssetId !== null && (
        <Place of="lead-alt">
          <LeadAlt
            key={`${article.leadAssetId} ${describing.yielded}`}
            id={article.leadAssetId}
            alt={article.leadAlt}
            // The words are said of the picture that they were typed under.
            onChange={(leadAlt, seen, leadAssetId) => change({ leadAlt }, { leadAlt: seen, leadAssetId })}
          />
        </Place>
      )}
      <FrontFields
        urgency={article.urgency}
        isOffFronts={article.isOffFronts}
        onChange={(what) => change(what)}
      />
      <SeriesField
        articleId={article.id}
        language={article.language}
        mayChange={may.series}
        acts={acts.series}
      />
      <Place of="translation">
        <StoryField
          label={t('translationOf')}
          hint={t('translationHint')}
          chosen={article.translationOf}
          readOnly={now.mayChange.translation ? undefined : t('translationReleased')}
          acts={acts}
          exclude={[article.id]}
          onChoose={(story) => change({ translationOf: story?.id ?? null })}
        />
      </Place>
      {now.imported && <ImportNotes imported={now.imported} lang={article.language} />}
      {may.delete && now.releases.length === 0 && (
        <div className="border-t border-line pt-4">
          <DeleteButton
            subject="article"
            id={article.id}
            name={now.headline}
            onDone={() => router.push('/newsroom')}
          />
        </div>
      )}
    </div>
  );
}

type SlugProps = { slug: string; mayChange: boolean; onChange(slug: string, seen: string): void };

function Slug({ slug, mayChange, onChange }: SlugProps) {
  const t = useTranslations('editor.story');
  const [typed, setTyped, seen] = useFollowing(slug);
  const commit = () => {
    if (!typed.trim() || typed === seen) return;
    onChange(typed, seen);
  };
  return (
    <Field label={t('slug')} hint={t(mayChange ? 'slugHint' : 'slugReleased')}>
      <TextInput
        value={typed}
        readOnly={!mayChange}
        spellCheck={false}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && commit()}
      />
    </Field>
  );
}

/**
 * A typed value that follows what others make of it, but never under the hands of who is typing.
 * @returns also the value that the person saw when they began to type
 */
function useFollowing(value: string): [string, (typed: string) => void, string] {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen && (typed === seen || typed === value)) {
    setSeen(value);
    setTyped(value);
  }
  return [typed, setTyped, seen];
}

/** So that a finding leads to the field. */
function Place({ of, children }: { of: StoryFieldName; children: ReactNode }) {
  return <div data-place={of}>{children}</div>;
}

type LeadAltProps = {
  id: number;
  alt: string | null;
  onChange(alt: string | null, seen: string | null, of: number): void;
};

/** What this story says of its lead picture; without it, what the picture's own description says. */
function LeadAlt({ id, alt, onChange }: LeadAltProps) {
  const t = useTranslations('editor.story');
  const picture = usePicture(id);
  const [typed, setTyped, seen] = useFollowing(alt ?? '');
  const wanted = typed.trim() || null;
  return (
    <Field label={t('leadAlt')} hint={t('leadAltHint')}>
      <TextArea
        rows={2}
        maxLength={1000}
        value={typed}
        placeholder={picture?.alt}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => wanted !== (seen || null) && onChange(wanted, seen || null, id)}
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
