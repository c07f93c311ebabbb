'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { StoryChoice } from '#components/editor/editorActs.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { InputField } from '#components/ui/InputField.tsx';
import { useSuggestions } from './useSuggestions.ts';

type Props = {
  label: string;
  hint: string;
  exclude: number[];
  /** the id of the chosen story, where only one can be chosen */
  chosen?: number | null;
  /** why the choice cannot be changed, if it cannot */
  readOnly?: string | undefined;
  onChoose(story: StoryChoice | null): void;
};

/** Finds another story of the paper by its words. */
export function StoryField({ label, hint, exclude, chosen = null, readOnly, onChoose }: Props) {
  const t = useTranslations('editor');
  const { acts } = useEditorPage();
  const [typed, setTyped] = useState('');
  const stories = useSuggestions(typed, 200, acts.findStories);
  const offered = stories?.filter(({ id }) => !exclude.includes(id));
  return (
    <div className="flex flex-col gap-2">
      {chosen !== null && (
        <p className="flex items-center justify-between gap-2 text-sm">
          <a className="underline" href={`/newsroom/articles/${chosen}`}>
            {t('articleNumber', { number: chosen })}
          </a>
          {!readOnly && (
            <Button small look="quiet" onClick={() => onChoose(null)}>
              {t('remove')}
            </Button>
          )}
        </p>
      )}
      <InputField
        type="search"
        label={label}
        hint={readOnly ?? hint}
        value={typed}
        readOnly={readOnly !== undefined}
        onText={setTyped}
      />
      {offered && (
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
          {offered.map((story) => (
            <li key={story.id}>
              <button
                type="button"
                className="min-h-10 w-full px-3 py-2 text-left text-sm hover:bg-well"
                onClick={() => {
                  setTyped('');
                  onChoose(story);
                }}
              >
                {story.headline || t('untitled')}
              </button>
            </li>
          ))}
          {offered.length === 0 && <li className="px-3 py-2 text-sm text-quiet">{t('noStories')}</li>}
        </ul>
      )}
    </div>
  );
}
