import { useEffect, useState } from 'react';
import { useWritingToolsState } from '#components/editor/writingTools/useWritingTools.ts';
import type { WritingTools } from '#components/editor/writingTools/writingTools.ts';
import { countsBetween, countsOfBody, type TextCounts } from './textCounts.ts';

/** Milliseconds from a change to the next count, which takes place between the keystrokes. */
const COUNT_DELAY_MS = 300;

export type StoryCounts = {
  story: TextCounts;
  /** of the selected text; undefined without a selection */
  selection: TextCounts | undefined;
};

/** Counts the body and the selected text while the component is shown. */
export function useTextCounts(tools: WritingTools, language: string): StoryCounts | undefined {
  const [counts, setCounts] = useState<StoryCounts>();
  const fields = useWritingToolsState(tools, (state) => state.fields);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      const body = tools.editorOf('body');
      if (!body) return;
      const { doc, selection } = tools.lastEditor()?.state ?? body.state;
      const { from, to, empty } = selection;
      setCounts({
        story: countsOfBody(body.state.doc, language),
        selection: empty ? undefined : countsBetween(doc, from, to, language),
      });
    };
    const countSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(count, COUNT_DELAY_MS);
    };
    countSoon();
    const editors = fields.flatMap((field) => tools.editorOf(field) ?? []);
    for (const editor of editors) editor.on('update', countSoon).on('selectionUpdate', countSoon);
    return () => {
      clearTimeout(timer);
      for (const editor of editors) editor.off('update', countSoon).off('selectionUpdate', countSoon);
    };
  }, [tools, fields, language]);

  return counts;
}
