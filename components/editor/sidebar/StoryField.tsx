'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EditorActs, StoryChoice } from '#components/editor/editorActs.ts';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { TextInput } from '#components/ui/TextInput.tsx';

type Props = {
  label: string;
  hint: string;
  acts: EditorActs;
  exclude: number[];
  /** the id of the one that is chosen, where only one can be */
  chosen?: number | null;
  /** why it cannot be changed, where it cannot */
  readOnly?: string | undefined;
  onChoose(story: StoryChoice | null): void;
};

/** Finds another story of the paper by its words. */
export function StoryField({ label, hint, acts, exclude, chosen = null, readOnly, onChoose }: Props) {
  const t = useTranslations('editor');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<StoryChoice[]>();

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      if (!typed.trim()) return setFound(undefined);
      acts
        .findStories(typed)
        .then((answer) => current && answer.ok && setFound(answer.value))
        .catch(() => {});
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, acts]);

  const offered = found?.filter(({ id }) => !exclude.includes(id));
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
      <Field label={label} hint={readOnly ?? hint}>
        <TextInput
          type="search"
          value={typed}
          readOnly={readOnly !== undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Field>
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
