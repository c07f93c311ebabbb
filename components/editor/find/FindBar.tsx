'use client';
import { ChevronDown, ChevronUp, Replace, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { shownKey } from '#components/editor/document/formats.ts';
import { useWritingToolsState } from '#components/editor/writingTools/useWritingTools.ts';
import type { WritingTools } from '#components/editor/writingTools/writingTools.ts';
import { Button } from '#components/ui/Button.tsx';
import { FindOptionFields } from './FindOptionFields.tsx';
import { FindSession } from './findSession.ts';
import { useHighlightsOnScroll } from './useHighlightsOnScroll.ts';

type Props = { tools: WritingTools; language: string };

/** The query of the last search, for the next one. */
let lastQuery = '';
const MAX_QUERY = 200;
const inputLook = 'min-h-8 w-full min-w-0 rounded border border-edge bg-sheet px-2 text-sm text-ink';

/** Finds and replaces in the text. It is not modal: the text can be edited while it is open. */
export function FindBar({ tools, language }: Props) {
  const t = useTranslations('writing.find');
  const [session] = useState(() => new FindSession(tools, language, selectedText(tools) || lastQuery));
  const state = useSyncExternalStore(session.subscribe, session.state, session.state);
  const hasReplace = useWritingToolsState(tools, (now) => now.hasReplace);
  const requests = useWritingToolsState(tools, (now) => now.findRequests);
  const [replacement, setReplacement] = useState('');
  const find = useRef<HTMLInputElement>(null);
  const { query, matches, at, replaced } = state;
  lastQuery = query;

  useEffect(() => session.begin(), [session]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each request to find takes the focus again
  useEffect(() => {
    const input = find.current;
    const focus = () => input?.select();
    input?.focus();
    focus();
    // A menu that opened the bar returns the focus to its button when it closes.
    const timer = setTimeout(() => document.activeElement !== input && input?.focus(), 50);
    return () => clearTimeout(timer);
  }, [requests]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a later request searches for what is selected then
  useEffect(() => {
    const selected = selectedText(tools);
    if (selected && selected !== session.state().query) session.change({ query: selected });
    if (tools.lastField !== session.state().field) session.beginAt(tools.lastField);
  }, [requests]);

  useHighlightsOnScroll(session.highlight);

  function close() {
    session.close();
    tools.set({ isFindOpen: false });
  }

  function onKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isMod = event.ctrlKey || event.metaKey;
    const isInFind = event.target === find.current;
    const key = event.key.toLowerCase();
    if (key === 'escape') close();
    else if (isMod && key === 'f') tools.openFind(event.altKey || hasReplace);
    else if (isMod && key === 'h') tools.openFind(true);
    else if (isMod && key === 'g') session.go(event.shiftKey ? -1 : 1);
    else if (key === 'enter' && isInFind) session.go(event.shiftKey ? -1 : 1);
    else if (key === 'enter' && event.target instanceof HTMLInputElement && event.target.type === 'text')
      session.replace(replacement);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const position =
    query === ''
      ? ''
      : matches.length === 0
        ? t('none')
        : t('position', { at: at + 1, count: matches.length });
  const status = replaced === undefined ? position : `${t('replaced', { count: replaced })} ${position}`;
  const isNone = matches.length === 0;

  return (
    <search className="find-bar" aria-label={t('title')} onKeyDown={onKey}>
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <input
          ref={find}
          type="text"
          aria-label={t('find')}
          placeholder={t('find')}
          value={query}
          maxLength={MAX_QUERY}
          autoComplete="off"
          spellCheck={false}
          className={`${inputLook} sm:max-w-56`}
          onChange={({ target }) => session.change({ query: target.value })}
        />
        <span role="status" className="min-w-20 text-[0.8125rem] text-quiet tabular-nums">
          {status}
        </span>
        <IconButton label={t('previous')} keys="Shift-Enter" isOff={isNone} onPress={() => session.go(-1)}>
          <ChevronUp aria-hidden size={18} />
        </IconButton>
        <IconButton label={t('next')} keys="Enter" isOff={isNone} onPress={() => session.go(1)}>
          <ChevronDown aria-hidden size={18} />
        </IconButton>
        <Button
          small
          look="quiet"
          aria-expanded={hasReplace}
          onClick={() => tools.set({ hasReplace: !hasReplace })}
        >
          <Replace aria-hidden size={16} />
          {t('toggleReplace')}
        </Button>
        <span className="ms-auto">
          <IconButton label={t('close')} keys="Escape" onPress={close}>
            <X aria-hidden size={18} />
          </IconButton>
        </span>
      </div>
      {hasReplace && (
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <input
            type="text"
            aria-label={t('replaceWith')}
            placeholder={t('replaceWith')}
            value={replacement}
            maxLength={1_000}
            autoComplete="off"
            className={`${inputLook} sm:max-w-56`}
            onChange={({ target }) => setReplacement(target.value)}
          />
          <Button small aria-disabled={isNone} onClick={() => session.replace(replacement)}>
            {t('replace')}
          </Button>
          <Button small aria-disabled={isNone} onClick={() => session.replaceAll(replacement)}>
            {t('replaceAll')}
          </Button>
        </div>
      )}
      <FindOptionFields state={state} onChange={(change) => session.change(change)} />
    </search>
  );
}

type IconButtonProps = {
  label: string;
  keys: string;
  isOff?: boolean;
  onPress(): void;
  children: React.ReactNode;
};

function IconButton({ label, keys, isOff = false, onPress, children }: IconButtonProps) {
  return (
    <Button
      small
      look="quiet"
      className="px-1.5!"
      aria-label={label}
      aria-disabled={isOff}
      title={`${label}  ${shownKey(keys)}`}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}

/** The selected text, if it is a short part of one block. */
function selectedText(tools: WritingTools): string {
  const { doc, selection } = tools.lastEditor()?.state ?? {};
  if (!doc || !selection || selection.empty || !selection.$from.sameParent(selection.$to)) return '';
  const text = doc.textBetween(selection.from, selection.to, '\n', '\n');
  return text.length <= MAX_QUERY && !text.includes('\n') ? text : '';
}
