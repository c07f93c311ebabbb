import { useEffect } from 'react';
import { type Messages, useTranslations } from 'use-intl';
import { moveSelected } from '#components/editor/blockMoves/moveSelected.ts';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { pageCommands } from '#components/staff/frame/pageCommands.ts';
import { isSmartPunctuationStored, storeSmartPunctuation } from './smartPunctuationSetting.ts';
import { useWritingToolsState } from './useWritingTools.ts';
import type { WritingTools } from './writingTools.ts';

export type WritingCommand = {
  name: keyof Messages['writing']['commands'];
  /** its key in ProseMirror's notation */
  key?: string;
  /** whether a key of the page is its key; absent if the text handles its key */
  isKey?(event: KeyboardEvent): boolean;
  /** whether the menu stays open, to repeat it */
  isRepeated?: boolean;
  /** for a switch */
  checked?: boolean;
  run(): void;
};

type Options = { tools: WritingTools; onKeys(): void; onCount(): void };

const isMod = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.altKey;

/** The acts of the tools' menu, which the command palette also lists. */
export function useWritingCommands({ tools, onKeys, onCount }: Options): WritingCommand[] {
  const t = useTranslations('writing.commands');
  const { setPaletteOpen, owner } = useFrame();
  const isFocusMode = useWritingToolsState(tools, (state) => state.isFocusMode);
  const isSmart = useWritingToolsState(tools, (state) => state.isSmartPunctuation);
  useEffect(() => {
    tools.set({ isSmartPunctuation: isSmartPunctuationStored(owner.userId) });
  }, [tools, owner.userId]);

  const move = (direction: -1 | 1) => () => {
    const editor = tools.editorOf('body');
    if (editor) moveSelected(editor, direction, tools);
  };
  const commands: WritingCommand[] = [
    { name: 'find', key: 'Mod-f', run: () => tools.openFind(false) },
    { name: 'replace', key: 'Mod-h', run: () => tools.openFind(true) },
    {
      name: 'wordCount',
      key: 'Mod-Shift-c',
      isKey: (event) => isMod(event) && event.shiftKey && event.key.toLowerCase() === 'c',
      run: onCount,
    },
    { name: 'moveUp', key: 'Alt-Shift-↑', isRepeated: true, run: move(-1) },
    { name: 'moveDown', key: 'Alt-Shift-↓', isRepeated: true, run: move(1) },
    {
      name: 'focusMode',
      key: 'Mod-Shift-\\',
      isKey: (event) => isMod(event) && event.shiftKey && event.code === 'Backslash',
      checked: isFocusMode,
      run() {
        tools.set({ isFocusMode: !isFocusMode });
        tools.announce(isFocusMode ? 'focusModeOff' : 'focusModeOn');
      },
    },
    {
      name: 'smartPunctuation',
      checked: isSmart,
      run() {
        storeSmartPunctuation(owner.userId, !isSmart);
        tools.set({ isSmartPunctuation: !isSmart });
        tools.announce(isSmart ? 'smartPunctuationOff' : 'smartPunctuationOn');
      },
    },
    {
      name: 'palette',
      key: 'Alt-/',
      isKey: (event) => event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'Slash',
      run: () => setPaletteOpen(true),
    },
    { name: 'keys', key: 'Mod-/', run: onKeys },
  ];

  useEffect(() =>
    pageCommands.add(
      commands
        .filter(({ name }) => name !== 'palette')
        .map(({ name, run, checked }) => {
          const label = checked === undefined ? t(name) : `${t(name)}: ${t(checked ? 'turnOff' : 'turnOn')}`;
          return { key: `writing ${name}`, label, choose: run };
        }),
    ),
  );
  return commands;
}
