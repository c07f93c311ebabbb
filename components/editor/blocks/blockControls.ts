import type { AnyExtension, Editor } from '@tiptap/core';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Messages } from 'use-intl';
import type { EntryTimes } from './entryTimes.ts';
import type { EntryWords } from './entryView.ts';

/** What controls may use of the editor's page. */
export type EditorContext = {
  /** shows a dialog by its name; `about` names what it is about, for a dialog that needs it */
  open(dialog: string, about?: string): void;
  times: EntryTimes;
  entryWords(): EntryWords;
};

export type EditorDialogProps = { editor: Editor; about: string; times: EntryTimes; onClose(): void };

/** One thing that a person can make of a text or put into it. */
export type Format = {
  name: keyof Messages['editor']['formats'];
  icon: LucideIcon;
  /** in ProseMirror's notation; Mod is ⌘ on a Mac, Ctrl elsewhere */
  key: string;
  /** whether the toolbar of a selection has it */
  isInToolbar: boolean;
  /** what may be typed after `/` besides the name on screen; without it, the `/` menu does not have the format */
  words?: string;
  isActive(editor: Editor): boolean;
  apply(editor: Editor, context: EditorContext): unknown;
};

/** How people write a type of block. */
export type BlockControls = {
  formats: Format[];
  /** the schema's node with its view in the editor */
  withView?(node: AnyExtension, context: EditorContext): AnyExtension;
  /** by names that no other block has */
  dialogs?: Record<string, ComponentType<EditorDialogProps>>;
};
