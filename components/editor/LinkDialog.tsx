'use client';
import type { Editor } from '@tiptap/core';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isFitHref } from '#body/href';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { TextInput } from '#components/ui/TextInput';

/** Makes, changes or removes the link at the selection. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const t = useTranslations('editor.link');
  const before = String(editor.getAttributes('link').href ?? '');
  const [typed, setTyped] = useState(before);
  const [unfit, setUnfit] = useState(false);

  function apply(event: FormEvent) {
    event.preventDefault();
    const href = completed(typed);
    if (!isFitHref(href)) return setUnfit(true);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !before)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    onClose();
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')}>
      <form onSubmit={apply} className="flex w-[26rem] max-w-full flex-col gap-4">
        <Field label={t('address')} hint={t('hint')} error={unfit ? t('unfit') : undefined}>
          <TextInput
            autoFocus
            value={typed}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          {before && <Button onClick={remove}>{t('remove')}</Button>}
          <Button type="submit" look="press">
            {t('apply')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What people type for an address, as an address. */
function completed(typed: string): string {
  const text = typed.trim().replaceAll(' ', '%20');
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#]|$)/u.test(text)) return `https://${text}`;
  return text;
}
