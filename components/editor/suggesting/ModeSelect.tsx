'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Select } from '#components/ui/Select.tsx';
import { toast } from '#components/ui/toast.ts';
import { suggestingCode } from './suggestingCode.ts';
import { useIsSuggesting } from './useSuggesting.ts';

/** Chooses whether this person's changes are edits or suggestions. */
export function ModeSelect() {
  const t = useTranslations('editor.suggesting');
  const { mode } = useEditorPage();
  const isSuggesting = useIsSuggesting(mode);
  const ui = useTranslations('ui');
  /** Stays in the present mode if the code of suggesting cannot be loaded. */
  async function choose(isOn: boolean) {
    try {
      if (isOn) await suggestingCode.load();
      mode.choose(isOn);
    } catch {
      toast.error(ui('codeNotLoaded'));
    }
  }
  return (
    <Select
      className="w-auto! shrink-0 text-[0.8125rem]"
      aria-label={t('mode')}
      title={t(isSuggesting ? 'suggestingHint' : 'editingHint')}
      value={isSuggesting ? 'suggesting' : 'editing'}
      disabled={mode.isFixed}
      onChange={({ target }) => void choose(target.value === 'suggesting')}
    >
      <option value="editing">{t('editing')}</option>
      <option value="suggesting">{t('suggesting')}</option>
    </Select>
  );
}
