'use client';
import { Redo2, Undo2, Wrench } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { WordCount } from '#components/editor/counts/WordCount.tsx';
import { shownKey } from '#components/editor/document/formats.ts';
import { buttonLook } from '#components/ui/Button.tsx';
import { Menu } from '#components/ui/Menu.tsx';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import { Announcer } from './Announcer.tsx';
import { FocusMode } from './FocusMode.tsx';
import { UndoHistory } from './undoHistory.ts';
import { useWritingCommands } from './useWritingCommands.ts';
import { WritingMenuItems } from './WritingMenuItems.tsx';
import type { WritingTools } from './writingTools.ts';

const iconButton = `${buttonLook('quiet', true)} px-2!`;
/** px */
const ICON_SIZE = 18;

type Props = { tools: WritingTools; language: string; onKeys(): void };

/** Undo, redo, the word count and the menu of the tools. */
export function WritingBar({ tools, language, onKeys }: Props) {
  const t = useTranslations('writing');
  const [history] = useState(() => new UndoHistory(tools));
  const [isCountOpen, setCountOpen] = useState(false);
  const canUndo = useSyncExternalStore(history.subscribe, history.canUndo, () => false);
  const canRedo = useSyncExternalStore(history.subscribe, history.canRedo, () => false);
  const commands = useWritingCommands({ tools, onKeys, onCount: () => setCountOpen(true) });

  useWindowKeys((event) => {
    const command = event.isComposing ? undefined : commands.find(({ isKey }) => isKey?.(event));
    if (!command) return;
    event.preventDefault();
    command.run();
  });

  // A button that can do nothing stays focusable, so that a keyboard user does not lose the place.
  const stepButton = (name: 'undo' | 'redo', isPossible: boolean, key: string) => {
    const Icon = name === 'undo' ? Undo2 : Redo2;
    return (
      <button
        type="button"
        aria-label={t(name)}
        aria-disabled={!isPossible}
        title={`${t(name)}  ${shownKey(key)}`}
        className={iconButton}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => isPossible && history[name]()}
      >
        <Icon aria-hidden size={ICON_SIZE} />
      </button>
    );
  };

  return (
    <>
      {stepButton('undo', canUndo, 'Mod-z')}
      {stepButton('redo', canRedo, 'Mod-Shift-z')}
      <WordCount tools={tools} language={language} isOpen={isCountOpen} onOpenChange={setCountOpen} />
      <Menu
        trigger={
          <button type="button" className={iconButton} aria-label={t('tools')} title={t('tools')}>
            <Wrench aria-hidden size={ICON_SIZE} />
          </button>
        }
      >
        <WritingMenuItems commands={commands} />
      </Menu>
      <FocusMode tools={tools} />
      <Announcer tools={tools} />
    </>
  );
}
