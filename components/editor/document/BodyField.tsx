'use client';
import { type Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { bodyExtensions } from '#body/bodySchema.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import type { EditorContext, EditorDialogProps, Format } from '#components/editor/blocks/blockControls.ts';
import { editorBlocks } from '#components/editor/blocks/editorBlocks.ts';
import { EntryTimes, type ReadServerTime } from '#components/editor/blocks/entryTimes.ts';
import { useDroppedPictures } from '#components/editor/blocks/useDroppedPictures.ts';
import { useLiveEntryWords } from '#components/editor/blocks/useLiveEntryWords.ts';
import { caretsOf } from '#components/editor/collaboration/carets.ts';
import { insertLimit } from '#components/editor/collaboration/insertLimit.ts';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import { OwnUndo } from '#components/editor/collaboration/ownUndo.ts';
import { SteadyCaret } from '#components/editor/collaboration/steadyCaret.ts';
import { useReadOnly } from '#components/editor/collaboration/useReadOnly.ts';
import { UploadList } from '#components/staff/media/UploadList.tsx';
import { Autolink } from './autolink.ts';
import { FocusReturn } from './focusReturn.ts';
import { formats } from './formats.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { PasteNotice } from './PasteNotice.tsx';
import { pasteHandling } from './pasteHandling.ts';
import { SelectionToolbar } from './SelectionToolbar.tsx';
import { SlashMenu } from './SlashMenu.tsx';
import { readSelection } from './selectionState.ts';
import { SlashMenuStore, slashCommand } from './slashCommand.ts';

type Props = {
  draft: OpenDraft;
  label: string;
  placeholder: string;
  user: { name: string };
  askTime: ReadServerTime;
  onEditor(editor: Editor | null): void;
  onTooLarge(): void;
};

const blocks = new Map(Object.entries(editorBlocks));
const dialogs: Record<string, ComponentType<EditorDialogProps>> = Object.assign(
  { link: LinkDialog },
  ...[...blocks.values()].map((block) => block?.dialogs),
);

/** The story itself, with its toolbar, its `/` menu, its links and its pictures. */
export function BodyField({ draft, label, placeholder, user, askTime, onEditor, onTooLarge }: Props) {
  const t = useTranslations('editor.formats');
  const locale = useLocale();
  const [opened, setOpened] = useState<{ dialog: string; about: string }>();
  const [times] = useState(() => new EntryTimes(draft.ydoc, askTime));
  const [losses, setLosses] = useState<Loss[]>([]);
  const [slashes] = useState(() => new SlashMenuStore());
  const editorRef = useRef<Editor | null>(null);
  const { uploads, upload } = useDroppedPictures(() => editorRef.current);
  const takeFiles = useRef(upload);
  takeFiles.current = upload;
  const entryWords = useLiveEntryWords();
  const [context] = useState<EditorContext>(() => ({
    open: (dialog, about = '') => setOpened({ dialog, about }),
    times,
    entryWords,
  }));
  const names = useRef((format: Format) => t(format.name));
  names.current = (format) => t(format.name);

  const [extensions] = useState(() => [
    ...bodyExtensions.map(
      (extension) => blocks.get(extension.name)?.withView?.(extension, context) ?? extension,
    ),
    Collaboration.configure({ document: draft.ydoc, field: 'body' }),
    caretsOf(draft.provider, user),
    OwnUndo,
    SteadyCaret,
    FocusReturn,
    Autolink,
    Placeholder.configure({ placeholder }),
    slashCommand({
      store: slashes,
      nameOf: (format) => names.current(format),
      apply: (format, to) => format.apply(to, context),
    }),
    keysFor(context),
    insertLimit(onTooLarge),
    pasteHandling({ onLosses: setLosses, onFiles: (files, place) => takeFiles.current(files, place) }),
  ]);
  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    extensions,
    editorProps: {
      attributes: { role: 'textbox', 'aria-label': label, 'aria-multiline': 'true', 'data-field': 'body' },
    },
  });

  editorRef.current = editor;
  useReadOnly(editor, draft);
  useEffect(() => onEditor(editor), [editor, onEditor]);
  useEffect(() => (editor ? times.attach(editor) : undefined), [editor, times]);

  const Dialog = opened && dialogs[opened.dialog];
  return (
    <>
      <EditorContent editor={editor} className="sheet-body" />
      <div lang={locale} dir="ltr" className="sheet-notices">
        <PasteNotice losses={losses} onDismiss={() => setLosses([])} />
        <UploadList uploads={uploads} />
      </div>
      {editor && <SelectionToolbar editor={editor} context={context} />}
      <SlashMenu store={slashes} editor={editor} />
      {editor && Dialog && (
        <Dialog editor={editor} about={opened.about} times={times} onClose={() => setOpened(undefined)} />
      )}
    </>
  );
}

function keysFor(context: EditorContext) {
  return Extension.create({
    name: 'formatKeys',
    priority: 1_050,
    addKeyboardShortcuts() {
      return Object.fromEntries(
        formats.map((format) => [
          format.key,
          () => {
            readSelection(this.editor.view);
            format.apply(this.editor, context);
            return true;
          },
        ]),
      );
    },
  });
}
