'use client';
import { type Editor, Extension } from '@tiptap/core';
import { EditorContent } from '@tiptap/react';
import { type ComponentType, type RefObject, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { draftExtensions } from '#body/draftSchema.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import type { EditorContext, EditorDialogProps } from '#components/editor/blocks/blockControls.ts';
import { editorBlocks } from '#components/editor/blocks/editorBlocks.ts';
import { EntryTimes } from '#components/editor/blocks/entryTimes.ts';
import { PictureText } from '#components/editor/blocks/pictureText.ts';
import { timeFromServer } from '#components/editor/blocks/serverTime.ts';
import { useDroppedPictures } from '#components/editor/blocks/useDroppedPictures.ts';
import { useLiveEntryWords } from '#components/editor/blocks/useLiveEntryWords.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { UploadList } from '#components/staff/media/UploadList.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import { toast } from '#components/ui/toast.ts';
import { Autolink } from './autolink.ts';
import { formats } from './formats.ts';
import { LinkDialogOnDemand } from './LinkDialogOnDemand.tsx';
import { LateView } from './lateView.ts';
import { PasteNotice } from './PasteNotice.tsx';
import { pasteHandling } from './pasteHandling.ts';
import { readSelection } from './selectionState.ts';
import { slashCommand } from './slashCommand.ts';
import { SlashMenuStore } from './slashMenuStore.ts';
import { TextMenusOnDemand } from './TextMenusOnDemand.tsx';
import { type DraftFieldProps, useDraftEditor } from './useDraftEditor.ts';
import './textMenus.css';

type Props = DraftFieldProps & { bodyRef: RefObject<Editor | null> };

const LanguageDialogOnDemand = onDemand(() =>
  import('./LanguageDialog.tsx').then((file) => file.LanguageDialog),
);
const blocks = new Map(Object.entries(editorBlocks));
const dialogs: Record<string, ComponentType<EditorDialogProps>> = Object.assign(
  { link: LinkDialogOnDemand, language: LanguageDialogOnDemand },
  ...[...blocks.values()].map((block) => block?.dialogs),
);

/** The body, with its toolbar, its `/` menu, its dialogs and its uploads. */
export function BodyField({ bodyRef, ...shared }: Props) {
  const t = useTranslations('editor');
  const locale = useLocale();
  const [dialog, setDialog] = useState<{ name: string; about: string }>();
  const { acts } = useEditorPage();
  const [times] = useState(() => new EntryTimes(shared.draft.ydoc, timeFromServer(acts)));
  const [losses, setLosses] = useState<Loss[]>([]);
  const [slashMenu] = useState(() => new SlashMenuStore());
  const [lateView] = useState(() => new LateView());
  const { uploads, upload } = useDroppedPictures(() => bodyRef.current);
  const entryWords = useLiveEntryWords();
  const [context] = useState<EditorContext>(() => ({
    open: (name, about = '') => setDialog({ name, about }),
    times,
    entryWords,
    tableWord: (name) => latest.current.t(`table.${name}`),
    labelOf: (attribute, place) => ({
      ...{ attribute, place },
      name: latest.current.t(`labels.${attribute}.name`),
      hint: latest.current.t(`labels.${attribute}.hint`),
    }),
  }));
  // The extensions are created once and call the functions of the last render.
  const latest = useRef({ t, upload });
  latest.current = { t, upload };

  const editor = useDraftEditor({
    ...shared,
    field: 'body',
    label: t('body'),
    placeholder: t('bodyHint'),
    isMultiline: true,
    schema: () =>
      draftExtensions.map(
        (extension) => blocks.get(extension.name)?.withView?.(extension, context) ?? extension,
      ),
    behaviour: () => [
      Autolink,
      PictureText,
      slashCommand({
        store: slashMenu,
        nameOf: ({ name }) => latest.current.t(`formats.${name}`),
        apply: (format, target) => format.apply(target, context),
      }),
      formatKeys(context),
      lateView.extension,
      pasteHandling({
        onLosses: setLosses,
        onFiles: (...drop) => latest.current.upload(...drop),
        onNotInserted: () => toast.error(t('pasted.notInserted')),
      }),
    ],
  });
  bodyRef.current = editor;
  useEffect(() => (editor ? times.attach(editor) : undefined), [editor, times]);

  const Dialog = dialog && dialogs[dialog.name];
  return (
    <>
      <EditorContent editor={editor} className="sheet-body" />
      {editor && (
        <TextMenusOnDemand editor={editor} context={context} slashMenu={slashMenu} lateView={lateView} />
      )}
      <div lang={locale} dir="ltr" className="sheet-notices">
        <PasteNotice losses={losses} onDismiss={() => setLosses([])} />
        <UploadList uploads={uploads} />
      </div>
      {editor && Dialog && (
        <Dialog editor={editor} about={dialog.about} times={times} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

const formatKeys = (context: EditorContext) =>
  Extension.create({
    name: 'formatKeys',
    priority: 1_050,
    addKeyboardShortcuts() {
      const applyTo = (format: (typeof formats)[number]) => () => {
        readSelection(this.editor.view);
        format.apply(this.editor, context);
        return true;
      };
      return Object.fromEntries(formats.map((format) => [format.key, applyTo(format)]));
    },
  });
