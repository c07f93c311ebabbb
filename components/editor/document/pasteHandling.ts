import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { Loss } from '#body/foreignHtml/losses.ts';
import { cleanPasted, hasPastedText } from './cleanPaste.ts';
import { type DraftPlace, placeAt } from './draftPlace.ts';

type Options = {
  /** called for each paste or drop of text, also when nothing was lost */
  onLosses(losses: Loss[]): void;
  /** files that were pasted or dropped at a place */
  onFiles(files: File[], place: DraftPlace): void;
};

/** Reads what is pasted and dropped: text by the rules of `body/foreignHtml`, files as pictures. A paste is one step of undo. */
export function pasteHandling({ onLosses, onFiles }: Options) {
  return Extension.create({
    name: 'pasteHandling',
    priority: 1_200,
    addProseMirrorPlugins() {
      let losses: Loss[] = [];
      const takeLosses = () => {
        onLosses(losses);
        losses = [];
      };
      return [
        new Plugin({
          props: {
            transformPastedHTML(html) {
              const cleaned = cleanPasted(html);
              losses = cleaned.losses;
              return cleaned.html;
            },
            handlePaste(view, event) {
              yUndoPluginKey.getState(view.state)?.undoManager?.stopCapturing();
              const files = filesOf(event.clipboardData);
              if (files.length > 0) {
                losses = [];
                onFiles(files, placeAt(view.state, view.state.selection.to));
                return true;
              }
              takeLosses();
              return false;
            },
            handleDrop(view, event, _, isMoved) {
              if (isMoved) return false;
              const files = [...(event.dataTransfer?.files ?? [])];
              if (files.length === 0) {
                takeLosses();
                return false;
              }
              losses = [];
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
              onFiles(files, placeAt(view.state, at?.pos ?? view.state.selection.to));
              return true;
            },
          },
        }),
      ];
    },
  });
}

/** Word and spreadsheets put a picture of the text beside the text: then the text is meant. */
function filesOf(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])];
  if (!data || files.length === 0 || data.getData('text/plain').trim() !== '') return [];
  return hasPastedText(data.getData('text/html')) ? [] : files;
}
