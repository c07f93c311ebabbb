'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { DeleteButton } from '#components/staff/bin/DeleteButton.tsx';
import { languageOptions } from '#components/ui/languageOptions.ts';
import { onDemand } from '#components/ui/onDemand.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import type { CheckedField as StoryFieldName } from '#contracts/findingPlaces.ts';
import type { Language } from '#editorial/readerQueries/readerTypes.ts';
import { CoverageField } from './CoverageField.tsx';
import { FrontFields } from './FrontFields.tsx';
import { FlowSection } from './flow/FlowSection.tsx';
import { LeadAltField, LeadPictureField } from './LeadPicture.tsx';
import { NamesField } from './NamesField.tsx';
import { SeriesField } from './SeriesField.tsx';
import { SlugField } from './SlugField.tsx';
import { StoryField } from './StoryField.tsx';

const ImportNotes = onDemand(() => import('./ImportNotes.tsx').then((file) => file.ImportNotes));

/** The fields of the article besides its text. */
export function StoryTab() {
  const t = useTranslations('editor.story');
  const router = useRouter();
  const locale = useLocale() as Language;
  const { articleFields, may } = useEditorPage();
  const { now, change, yielded } = articleFields;
  const { article } = now;
  return (
    <div className="flex flex-col gap-5">
      <FlowSection />
      <CoverageField />
      <Place of="section">
        <SelectField
          label={t('section')}
          value={article.sectionId ?? ''}
          options={[
            ['', t('noSection')],
            ...now.sections.map(({ id, names, slug }) => [id, names[locale] ?? names.en ?? slug] as const),
          ]}
          onValue={(value) => change({ sectionId: value ? Number(value) : null })}
        />
      </Place>
      <Place of="topics">
        <NamesField field="topics" />
      </Place>
      <Place of="authors">
        <NamesField field="authors" />
      </Place>
      <Place of="language">
        <SelectField
          label={t('language')}
          value={article.language}
          options={languageOptions}
          onValue={(value) => change({ language: value as Language })}
        />
      </Place>
      <Place of="address">
        <SlugField key={yielded} />
      </Place>
      <Place of="lead">
        <LeadPictureField />
      </Place>
      {article.leadAssetId !== null && (
        <Place of="lead-alt">
          <LeadAltField key={`${article.leadAssetId} ${yielded}`} id={article.leadAssetId} />
        </Place>
      )}
      <FrontFields urgency={article.urgency} isOffFronts={article.isOffFronts} onChange={change} />
      <SeriesField />
      <Place of="translation">
        <StoryField
          label={t('translationOf')}
          hint={t('translationHint')}
          chosen={article.translationOf}
          readOnly={now.mayChange.translation ? undefined : t('translationReleased')}
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

/** Marks the field for `goToPlace`, to which findings of the release checks lead. */
function Place({ of, children }: { of: StoryFieldName; children: ReactNode }) {
  return <div data-place={of}>{children}</div>;
}
