import type { AnyExtension, Editor } from '@tiptap/core';
import type { ComponentType } from 'react';
import type { Messages } from 'use-intl';
import type { EntryTimes } from './entryTimes.ts';
import type { LabelOptions } from './labelField.ts';
import type { EntryWords } from './useLiveEntryWords.ts';

/** The parts of the editor's page that controls may use. */
export type EditorContext = {
  /** opens a dialog by its name; `about` names its subject, if it has one */
  open(dialog: string, about?: string): void;
  times: EntryTimes;
  entryWords(): EntryWords;
  tableWord(name: TableWord): string;
  /** the field of a block's attribute, with its words in the user's language */
  labelOf(attribute: LabelName, place: LabelOptions['place']): LabelOptions;
};

/** The words of a table's commands. */
export type TableWord = keyof Messages['editor']['table'];

/** The attributes of blocks that have fields in the text. */
export type LabelName = keyof Messages['editor']['labels'];

export type EditorDialogProps = { editor: Editor; about: string; times: EntryTimes; onClose(): void };

/** A format that the user can apply to the text, or a block that they can insert. */
export type Format = {
  name: keyof Messages['editor']['formats'];
  /** in ProseMirror's notation; Mod is ⌘ on a Mac, Ctrl elsewhere */
  key: string;
  /** whether the toolbar of a selection has no button for it */
  isOutsideToolbar?: boolean;
  /** search terms of the `/` menu, with the name in both languages; without terms, the menu omits the format */
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
