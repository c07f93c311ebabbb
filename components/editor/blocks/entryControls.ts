import { onDemand } from '#components/ui/onDemand.tsx';
import type { BlockControls } from './blockControls.ts';
import { insertEntry } from './entryCommands.ts';
import { entryWithView } from './entryView.ts';

export const entryControls: BlockControls = {
  formats: [
    {
      name: 'entry',
      key: 'Mod-Shift-l',
      isOutsideToolbar: true,
      words: 'live entry update report zhibo dongtai 直播动态',
      apply: (editor, { times }) => insertEntry(editor, times),
    },
  ],
  withView: entryWithView,
  dialogs: {
    entryTime: onDemand(() => import('./EntryDialogs.tsx').then((file) => file.EntryTimeDialog)),
    entryRemoval: onDemand(() => import('./EntryDialogs.tsx').then((file) => file.EntryRemovalDialog)),
  },
};
