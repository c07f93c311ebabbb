import { Extension } from '@tiptap/core';
import { DOMSerializer, Fragment } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import { bodySchema } from '#body/bodySchema.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import { markTypes } from '#body/marks/markRegistry.ts';
import { type DraftPlace, placeAt } from './draftPlace.ts';
import { createLateInserts, foreignHtml } from './foreignHtmlOnDemand.ts';

type Options = {
  /** called for each paste or drop of text, also without losses */
  onLosses(losses: Loss[]): void;
  /** called with files that were pasted or dropped at a place */
  onFiles(files: File[], place: DraftPlace): void;
  /** called when a paste or drop was not inserted, because the code that reads it could not be loaded in time */
  onNotInserted(): void;
};

/** Handles pastes and drops: text by the rules of `body/foreignHtml`, files as pictures. A paste is one step of undo. */
export function pasteHandling({ onLosses, onFiles, onNotInserted }: Options) {
  return Extension.create({
    name: 'pasteHandling',
    priority: 1_200,
    addProseMirrorPlugins() {
      let losses: Loss[] = [];
      let isShiftHeld = false;
      const lateInserts = createLateInserts(onNotInserted);
      /** @returns false, for the default handling of the paste */
      const reportLosses = () => {
        onLosses(losses);
        losses = [];
        return false;
      };
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              focus() {
                foreignHtml.load().catch(() => {});
                return false;
              },
              keydown(_, { shiftKey, key }) {
                isShiftHeld = shiftKey && key !== 'Insert';
                return false;
              },
              keyup(_, { shiftKey }) {
                isShiftHeld &&= shiftKey;
                return false;
              },
              paste(view, event) {
                // With Shift the text is pasted without its HTML.
                if (!view.editable || isShiftHeld || filesOf(event.clipboardData).length > 0) return false;
                const html = unreadableHtml(event.clipboardData);
                if (html === '') return false;
                event.preventDefault();
                lateInserts.add(view, html);
                return true;
              },
              drop(view, event) {
                const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
                if (!view.editable || view.dragging || !at || event.dataTransfer?.files.length) return false;
                const html = unreadableHtml(event.dataTransfer);
                if (html === '') return false;
                event.preventDefault();
                lateInserts.add(view, html, at.pos);
                return true;
              },
            },
            transformPastedHTML(html) {
              const cleaned = cleanPasted(html);
              losses = cleaned.losses;
              return cleaned.html;
            },
            handlePaste(view, event) {
              yUndoPluginKey.getState(view.state)?.undoManager?.stopCapturing();
              const files = filesOf(event.clipboardData);
              if (files.length === 0) return reportLosses();
              losses = [];
              onFiles(files, placeAt(view.state, view.state.selection.to));
              return true;
            },
            handleDrop(view, event, _, isMoved) {
              if (isMoved) return false;
              const files = [...(event.dataTransfer?.files ?? [])];
              if (files.length === 0) return reportLosses();
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

/** Pasted files, unless the clipboard also has text: Word and spreadsheets add a picture of the text. */
function filesOf(data: DataTransfer | null): File[] {
  const files = [...(data?.files ?? [])];
  if (!data || files.length === 0 || data.getData('text/plain').trim() !== '') return [];
  return hasPastedText(data.getData('text/html')) ? [] : files;
}

/** Selector of the elements that Copydesk's editor puts on the clipboard. */
const ownElements = [
  ...[...blockTypes, ...markTypes].map(({ ownHtml }) => ownHtml),
  'br',
  'span[data-comment]',
  'ins[data-suggestion], del[data-suggestion], span[data-suggestion], span.suggested-break',
].join(', ');

/**
 * Converts HTML from the clipboard to the schema, and lists the losses. HTML of a story stays unchanged, with its pictures,
 * entries and pull quotes.
 */
function cleanPasted(html: string): { html: string; losses: Loss[] } {
  const page = new DOMParser().parseFromString(html, 'text/html');
  if (isFromCopydesk(page)) return { html, losses: [] };
  const readForeignHtml = foreignHtml.now();
  if (!readForeignHtml) return { html: '', losses: [] }; // of pasted files, or text pasted without its HTML
  const { blocks, losses } = readForeignHtml(page.documentElement);
  const box = page.createElement('div');
  const content = Fragment.fromJSON(bodySchema, blocks);
  box.append(DOMSerializer.fromSchema(bodySchema).serializeFragment(content, { document: page }));
  return { html: box.innerHTML, losses };
}

/** The HTML of a clipboard, if the code that reads it is not loaded yet; else an empty text. */
function unreadableHtml(data: DataTransfer | null): string {
  const html = foreignHtml.now() ? '' : (data?.getData('text/html') ?? '');
  return isFromCopydesk(new DOMParser().parseFromString(html, 'text/html')) ? '' : html;
}

function isFromCopydesk(page: Document): boolean {
  if (!page.body.querySelector('[data-pm-slice]')) return false;
  const isOurs = (element: Element) => element.matches(ownElements) && !element.matches('[style], [hidden]');
  return [...page.body.querySelectorAll('*')].every(isOurs);
}

/** Whether HTML contains text; the text is then pasted instead of the picture. */
const hasPastedText = (html: string): boolean =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent.trim() !== '';
