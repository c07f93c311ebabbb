'use client';
import { useEffect, useState } from 'react';
import { useLocale } from 'use-intl';
import { useOpenDraftState } from '#components/editor/collaboration/useDraft.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { linkDialog } from './LinkDialogOnDemand.tsx';
import type { TextMenusProps } from './TextMenus.tsx';

const textMenus = codeOnDemand(() => import('./TextMenus.tsx').then((file) => file.TextMenus));

/** The menus of the body. They are loaded, with the dialog of a link, when the text is first focused. */
export function TextMenusOnDemand(props: Omit<TextMenusProps, 'isAsked' | 'onAnswered'>) {
  const { editor } = props;
  const locale = useLocale();
  const [Menus, setMenus] = useState(() => textMenus.now());
  const [isAsked, setAsked] = useState(false);
  const isReadOnly = useOpenDraftState(useEditorPage().draft, (state) => state.isReadOnly);

  useEffect(() => {
    if (Menus) return;
    const load = () => {
      for (const code of [textMenus, linkDialog])
        code.load().then(
          () => setMenus(() => textMenus.now()),
          () => {}, // tried again at the next change of the selection
        );
    };
    editor.on('focus', load).on('selectionUpdate', load);
    return () => void editor.off('focus', load).off('selectionUpdate', load);
  }, [editor, Menus]);

  useEffect(() => {
    const { dom } = editor.view;
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'F10' || !event.altKey) return;
      event.preventDefault();
      editor.view.dispatch(editor.state.tr.scrollIntoView());
      setAsked(true);
    }
    dom.addEventListener('keydown', onKeyDown);
    return () => dom.removeEventListener('keydown', onKeyDown);
  }, [editor]);

  if (!Menus || isReadOnly) return null;
  return (
    <div lang={locale} dir="ltr" className="text-menus">
      <Menus {...props} isAsked={isAsked} onAnswered={() => setAsked(false)} />
    </div>
  );
}
