import type { AnyExtension, Editor } from '@tiptap/core';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Messages } from 'use-intl';
import type { EntryTimes } from './entryTimes.ts';
import type { EntryWords } from './useLiveEntryWords.ts';

/** The parts of the editor's page that controls may use. */
export type EditorContext = {
  /** opens a dialog by its name; `about` names its subject, if it has one */
  open(dialog: string, about?: string): void;
  times: EntryTimes;
  entryWords(): EntryWords;
};

export type EditorDialogProps = { editor: Editor; about: string; times: EntryTimes; onClose(): void };

/** A format that the user can apply to the text, or a block that they can insert. */
export type Format = {
  name: keyof Messages['editor']['formats'];
  icon: LucideIcon;
  /** in ProseMirror's notation; Mod is ⌘ on a Mac, Ctrl elsewhere */
  key: string;
  /** whether the toolbar of a selection has no button for it */
  isOutsideToolbar?: boolean;
  /** search terms of the `/` menu, besides the visible name; without terms, the menu omits the format */
  words?: string;
  /** default: active where the selection has a mark or node of the format's name */
  isActive?(editor: Editor): boolean;
  apply(editor: Editor, context: EditorContext): unknown;
};

/** The controls of a type of block in the editor. */
export type BlockControls = {
  formats: Format[];
  /** the schema's node with its view in the editor */
  withView?(node: AnyExtension, context: EditorContext): AnyExtension;
  /** by names that are unique among all blocks */
  dialogs?: Record<string, ComponentType<EditorDialogProps>>;
};

/** The controls of a block that has one format and no view or dialog. */
export const oneFormat = (format: Format): BlockControls => ({ formats: [format] });
