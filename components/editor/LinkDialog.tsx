'use client';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isFitHref } from '#body/href';
import { ActForm } from '#components/ui/ActForm';
import { Dialog } from '#components/ui/Dialog';
import { Field } from '#components/ui/Field';
import { TextInput } from '#components/ui/TextInput';
import type { Answered } from '#components/ui/useRefusal';

/** Makes, changes or removes the link at the selection. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const t = useTranslations('editor.link');
  const before = String(editor.getAttributes('link').href ?? '');
  const [typed, setTyped] = useState(before);

  async function apply(): Promise<Answered<void>> {
    const href = completed(typed);
    if (!isFitHref(href)) return { ok: false, refused: 'malformed', facts: {}, fields: ['address'] };
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !before)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    return { ok: true, value: undefined };
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')}>
      <ActForm
        act="article.edit"
        subject={null}
        className="w-[26rem] max-w-full"
        submit={t('apply')}
        {...(before && { cancel: { label: t('remove'), onClick: remove } })}
        isSaidByField={() => true}
        send={apply}
        onDone={onClose}
      >
        {({ isWrong }) => (
          <Field label={t('address')} hint={t('hint')} error={isWrong('address') ? t('unfit') : undefined}>
            <TextInput
              autoFocus
              value={typed}
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        )}
      </ActForm>
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
