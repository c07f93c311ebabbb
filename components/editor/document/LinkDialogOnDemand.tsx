'use client';
import { useEffect } from 'react';
import type { EditorDialogProps } from '#components/editor/blocks/blockControls.ts';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { whenLoaded } from '#components/ui/onDemand.tsx';

export const linkDialog = codeOnDemand(() => import('./LinkDialog.tsx').then((file) => file.LinkDialog));
const LinkDialog = whenLoaded(linkDialog);

/** The dialog of a link. Until its code is loaded, the text takes no keys: an address would replace the selected words. */
export function LinkDialogOnDemand(props: EditorDialogProps) {
  const { dom } = props.editor.view;
  useEffect(() => {
    if (linkDialog.now()) return;
    const waiting = new AbortController();
    const ignore = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    for (const type of ['keydown', 'beforeinput'])
      dom.addEventListener(type, ignore, { capture: true, signal: waiting.signal });
    const end = () => waiting.abort();
    linkDialog.load().then(end, end);
    return end;
  }, [dom]);
  return <LinkDialog {...props} />;
}
