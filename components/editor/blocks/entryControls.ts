import { Radio } from 'lucide-react';
import type { BlockControls } from './blockControls.ts';
import { EntryRemovalDialog, EntryTimeDialog } from './EntryDialogs.tsx';
import { entryWithView, insertEntry } from './entryView.ts';

export const entryControls: BlockControls = {
  formats: [
    {
      name: 'entry',
      icon: Radio,
      key: 'Mod-Shift-l',
      isInToolbar: false,
      words: 'live entry update report zhibo dongtai',
      isActive: (editor) => editor.isActive('entry'),
      apply: (editor, { times }) => insertEntry(editor, times),
    },
  ],
  withView: (node, { entryWords, times, open }) =>
    entryWithView(node, {
      words: entryWords,
      times,
      asks: {
        time: (name) => open('entryTime', name),
        removal: (name) => open('entryRemoval', name),
      },
    }),
  dialogs: { entryTime: EntryTimeDialog, entryRemoval: EntryRemovalDialog },
};
