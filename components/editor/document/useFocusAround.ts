import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect, useState } from 'react';

/** Whether the focus is in the text or in an element that belongs to it. Also while the whole window has no focus. */
export function useFocusAround(editor: Editor, element: RefObject<HTMLElement | null>): boolean {
  const [isAround, setAround] = useState(() => editor.view.hasFocus());
  useEffect(() => {
    const { dom } = editor.view;
    const isPart = (target: EventTarget | null) =>
      target === dom || (target instanceof Node && element.current?.contains(target) === true);
    const onFocusOut = ({ relatedTarget }: FocusEvent) =>
      relatedTarget === null && document.hasFocus() && setAround(false);
    const listening = new AbortController();
    document.addEventListener('focusin', ({ target }) => setAround(isPart(target)), listening);
    document.addEventListener('focusout', onFocusOut, listening);
    return () => listening.abort();
  }, [editor, element]);
  return isAround;
}
