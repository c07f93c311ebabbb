'use client';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { isLayerOpen } from './openLayers.ts';
import { useWritingToolsState } from './useWritingTools.ts';
import type { WritingTools } from './writingTools.ts';

/** Hides everything but the text, by the style sheet. Escape leaves, or the button, as phones have no Escape. */
export function FocusMode({ tools }: { tools: WritingTools }) {
  const t = useTranslations('writing');
  const isOn = useWritingToolsState(tools, ({ isFocusMode }) => isFocusMode);

  useEffect(() => {
    if (!isOn) return;
    const { dataset } = document.documentElement;
    dataset.focusMode = '';
    // While it is captured, what Escape closes first is still open.
    const leaveByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (isLayerOpen() || document.querySelector('.word-count')) return;
      event.preventDefault();
      leave(tools);
    };
    window.addEventListener('keydown', leaveByKey, { capture: true });
    return () => {
      delete dataset.focusMode;
      window.removeEventListener('keydown', leaveByKey, { capture: true });
    };
  }, [isOn, tools]);

  const main = document.getElementById('main');
  return isOn && main
    ? createPortal(
        <Button small look="quiet" className="focus-mode-exit" onClick={() => leave(tools)}>
          {t('exitFocusMode')}
        </Button>,
        main,
      )
    : null;
}

function leave(tools: WritingTools): void {
  tools.set({ isFocusMode: false });
  tools.announce('focusModeOff');
}
