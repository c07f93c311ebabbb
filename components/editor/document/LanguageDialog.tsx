'use client';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocale, useTranslations } from 'use-intl';
import type { EditorDialogProps } from '#components/editor/blocks/blockControls.ts';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { SelectField } from '#components/ui/SelectField.tsx';
import { passageLanguages } from './passageLanguages.ts';

/** Sets the language of the selected passage, or of the passage around the caret; without a choice, the story's language. */
export function LanguageDialog({ editor, onClose }: Pick<EditorDialogProps, 'editor' | 'onClose'>) {
  const t = useTranslations('editor.passageLanguage');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [before] = useState(() => String(editor.getAttributes('language').lang ?? ''));
  const [lang, setLang] = useState(before);
  const languages = passageLanguages(locale, before || undefined);

  function apply() {
    flushSync(onClose); // the text takes the focus and the keys back before it changes
    const chain = editor.chain().focus();
    // Without a selection the whole passage changes.
    if (before && editor.state.selection.empty) chain.extendMarkRange('language');
    if (lang) chain.setMark('language', { lang });
    else chain.unsetMark('language');
    chain.run();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')} description={t('text')}>
      <div className="flex w-[26rem] max-w-full flex-col gap-4">
        <SelectField
          label={t('language')}
          value={lang}
          options={[['', t('ofStory')], ...languages.map(({ tag, name }) => [tag, name] as const)]}
          onValue={setLang}
        />
        <div className="flex justify-end gap-3">
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look="press" onClick={apply}>
            {t('apply')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
