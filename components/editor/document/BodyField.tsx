'use client';
import { type Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { bodyExtensions } from '#body/bodySchema.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import { EntryRemovalDialog, EntryTimeDialog } from '#components/editor/blocks/EntryDialogs.tsx';
import { EntryTimes, type ReadServerTime } from '#components/editor/blocks/entryTimes.ts';
import { type EntryWords, entryWithView, insertEntry } from '#components/editor/blocks/entryView.ts';
import { figureWithView } from '#components/editor/blocks/FigureView.tsx';
import { usePictures } from '#components/editor/blocks/pictures.tsx';
import { useDroppedPictures } from '#components/editor/blocks/useDroppedPictures.ts';
import { caretsOf } from '#components/editor/collaboration/carets.ts';
import { insertLimit } from '#components/editor/collaboration/insertLimit.ts';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import { OwnUndo } from '#components/editor/collaboration/ownUndo.ts';
import { SteadyCaret } from '#components/editor/collaboration/steadyCaret.ts';
import { useReadOnly } from '#components/editor/collaboration/useReadOnly.ts';
import type { EditorPicture } from '#components/editor/editorActs.ts';
import { PicturePicker } from '#components/staff/media/PicturePicker.tsx';
import { UploadList } from '#components/staff/media/UploadList.tsx';
import { Autolink } from './autolink.ts';
import { FocusReturn } from './focusReturn.ts';
import { type Format, formats, type Openers } from './formats.ts';
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

/** The story itself, with its toolbar, its `/` menu, its links and its pictures. */
export function BodyField({ draft, label, placeholder, user, askTime, onEditor, onTooLarge }: Props) {
  const t = useTranslations('editor.formats');
  const locale = useLocale();
  const [asking, setAsking] = useState<'link' | 'figure'>();
  const [entry, setEntry] = useState<{ ask: 'time' | 'removal'; name: string }>();
  const [times] = useState(() => new EntryTimes(draft.ydoc, askTime));
  const pictures = usePictures();
  const [losses, setLosses] = useState<Loss[]>([]);
  const [slashes] = useState(() => new SlashMenuStore());
  const opened = useRef<Editor | null>(null);
  const { uploads, upload } = useDroppedPictures(() => opened.current);
  const takeFiles = useRef(upload);
  takeFiles.current = upload;
  const openers = useMemo<Openers>(
    () => ({
      link: () => setAsking('link'),
      figure: () => setAsking('figure'),
      entry: () => opened.current && insertEntry(opened.current, times),
    }),
    [times],
  );
  const entryWords = useEntryWords();
  const [entryAsks] = useState(() => ({
    time: (name: string) => setEntry({ ask: 'time', name }),
    removal: (name: string) => setEntry({ ask: 'removal', name }),
  }));
  const names = useRef((format: Format) => t(format.name));
  names.current = (format) => t(format.name);

  const [extensions] = useState(() => [
    ...bodyExtensions.map((extension) =>
      extension.name === 'figure'
        ? figureWithView(extension)
        : extension.name === 'entry'
          ? entryWithView(extension, { words: () => entryWords.current, times, asks: entryAsks })
          : extension,
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
      apply: (format, to) => format.apply(to, openers),
    }),
    keysFor(openers),
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

  opened.current = editor;
  useReadOnly(editor, draft);
  useEffect(() => onEditor(editor), [editor, onEditor]);
  useEffect(() => (editor ? times.attach(editor) : undefined), [editor, times]);

  function insert(picture: EditorPicture) {
    setAsking(undefined);
    pictures.remember(picture);
    if (!editor) return;
    const { id, alt, caption, credit } = picture;
    const figure = { type: 'figure', attrs: { asset: id, alt, caption, credit } };
    const { $to } = editor.state.selection;
    const atEnd = $to.after(1) >= editor.state.doc.content.size; // leave somewhere to go on writing
    editor
      .chain()
      .insertContent(atEnd ? [figure, { type: 'paragraph' }] : [figure])
      .run();
  }

  return (
    <>
      <EditorContent editor={editor} className="sheet-body" />
      <div lang={locale} dir="ltr" className="sheet-notices">
        <PasteNotice losses={losses} onDismiss={() => setLosses([])} />
        <UploadList uploads={uploads} />
      </div>
      {editor && <SelectionToolbar editor={editor} openers={openers} />}
      <SlashMenu store={slashes} editor={editor} />
      {editor && asking === 'link' && <LinkDialog editor={editor} onClose={() => setAsking(undefined)} />}
      {editor && entry?.ask === 'time' && (
        <EntryTimeDialog
          editor={editor}
          times={times}
          name={entry.name}
          onClose={() => setEntry(undefined)}
        />
      )}
      {editor && entry?.ask === 'removal' && (
        <EntryRemovalDialog editor={editor} name={entry.name} onClose={() => setEntry(undefined)} />
      )}
      {asking === 'figure' && <PicturePicker onPick={insert} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function keysFor(openers: Openers) {
  return Extension.create({
    name: 'formatKeys',
    priority: 1_050,
    addKeyboardShortcuts() {
      return Object.fromEntries(
        formats.map((format) => [
          format.key,
          () => {
            readSelection(this.editor.view);
            format.apply(this.editor, openers);
            return true;
          },
        ]),
      );
    },
  });
}

/** Asked when an entry is drawn, so that it may be drawn once. */
function useEntryWords() {
  const t = useTranslations('editor.entry');
  const format = useFormatter();
  const words = useRef<EntryWords>(undefined as never);
  words.current = {
    time: (at) =>
      format.dateTime(at, {
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
      }),
    changeTime: (time) => t('changeTime', { time }),
    unconfirmed: t('unconfirmed'),
    unconfirmedHint: t('unconfirmedHint'),
    setNow: t('setNow'),
    remove: t('remove'),
  };
  return words;
}
