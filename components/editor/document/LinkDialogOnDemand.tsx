'use client';
import { useEffect, useEffectEvent } from 'react';
import type { EditorDialogProps } from '#components/editor/blocks/blockControls.ts';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { whenLoaded } from '#components/ui/onDemand.tsx';

export const linkDialog = codeOnDemand(() => import('./LinkDialog.tsx').then((file) => file.LinkDialog));
const LinkDialog = whenLoaded(linkDialog);

/** The dialog of a link. Until its code is loaded, the text takes no keys but Escape: an address would replace the selected words. */
export function LinkDialogOnDemand(props: EditorDialogProps) {
  const { dom } = props.editor.view;
  const close = useEffectEvent(props.onClose);
  useEffect(() => {
    if (linkDialog.now()) return;
    const waiting = new AbortController();
    const ignore = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      if (event instanceof KeyboardEvent && event.key === 'Escape') close();
    };
    for (const type of ['keydown', 'beforeinput', 'paste'])
      dom.addEventListener(type, ignore, { capture: true, signal: waiting.signal });
    return () => waiting.abort(); // the open dialog has the focus, so that the text receives no keys
  }, [dom]);
  return <LinkDialog {...props} />;
}
