'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePicture, usePictures } from '#components/editor/blocks/pictures.tsx';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { PicturePickerOnDemand } from '#components/staff/media/PicturePickerOnDemand.ts';
import { Button } from '#components/ui/Button.tsx';
import { TextAreaField } from '#components/ui/InputField.tsx';
import { useFollowedValue } from './useFollowedValue.ts';

/** The lead picture. A change also removes the alt text and caption, which describe the earlier picture. */
export function LeadPictureField() {
  const t = useTranslations('editor.story');
  const { now, change } = useEditorPage().articleFields;
  const id = now.article.leadAssetId;
  const picture = usePicture(id);
  const pictures = usePictures();
  const [isChoosing, setChoosing] = useState(false);
  const setLead = (leadAssetId: number | null) => change({ leadAssetId, leadAlt: null, leadCaption: null });
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
          <Button small look="quiet" onClick={() => setLead(null)}>
            {t('removeLead')}
          </Button>
        )}
      </div>
      {isChoosing && (
        <PicturePickerOnDemand
          onPick={(chosen) => {
            pictures.remember(chosen);
            setChoosing(false);
            void setLead(chosen.id);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </fieldset>
  );
}

/** The lead picture's alt text in this story. Without one, the story uses the alt text of the picture itself. */
export function LeadAltField({ id }: { id: number }) {
  const t = useTranslations('editor.story');
  const picture = usePicture(id);
  const { now, change } = useEditorPage().articleFields;
  const [typed, setTyped, seen] = useFollowedValue(now.article.leadAlt ?? '');
  const commit = () => {
    const leadAlt = typed.trim() || null;
    const seenAlt = seen || null;
    // Sends the id of the picture that the text describes: another user may have changed the picture meanwhile.
    if (leadAlt !== seenAlt) void change({ leadAlt }, { leadAlt: seenAlt, leadAssetId: id });
  };
  return (
    <TextAreaField
      label={t('leadAlt')}
      hint={t('leadAltHint')}
      rows={2}
      maxLength={1000}
      value={typed}
      placeholder={picture?.alt}
      onText={setTyped}
      onBlur={commit}
    />
  );
}
