'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { InputField } from '#components/ui/InputField.tsx';
import { useFollowedValue } from './useFollowedValue.ts';

/** The slug of the article's address; readable only once the article was released. */
export function SlugField() {
  const t = useTranslations('editor.story');
  const { now, change } = useEditorPage().articleFields;
  const [typed, setTyped, seen] = useFollowedValue(now.article.slug);
  const mayChange = now.mayChange.address;
  const commit = () => {
    if (typed.trim() && typed !== seen) void change({ slug: typed }, { slug: seen });
  };
  return (
    <InputField
      label={t('slug')}
      hint={t(mayChange ? 'slugHint' : 'slugReleased')}
      value={typed}
      readOnly={!mayChange}
      spellCheck={false}
      onText={setTyped}
      onBlur={commit}
      onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && commit()}
    />
  );
}
