'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readDraft } from '#body/draftDocument.ts';
import { textOfDraft } from '#components/recover/recoveredText.ts';
import { announceUpgrade } from '#components/staff/upgrade/upgradeSignal.ts';
import { copyText } from '#components/ui/copyText.ts';
import type { DraftState, OpenDraft } from './openDraft.ts';
import type { SaveWord } from './saveStatus.ts';
import { useDraftState } from './useDraft.ts';

const CALM = new Set<SaveWord>(['opening', 'saved', 'saving']);
/** Words that already say where the text is. */
const COMPLETE = new Set<SaveWord>([
  ...CALM,
  'unreachable',
  'offline',
  'offline-unkept',
  'unkept',
  'not-found',
]);
/** What can be put aside, so that writing goes on from what the server has. */
const REVERSIBLE = new Set<SaveWord>(['too-large', 'unfit']);

const wordOf = (state: DraftState) => state.saving;
const keptOf = (state: DraftState) => state.kept;

/**
 * The words of state, always in one place. *Saved* is shown only while the server has everything in its log. What a
 * screen reader hears is slower: it must not be told of every key.
 */
export function SaveState({ draft }: { draft: OpenDraft | undefined }) {
  const t = useTranslations('editor.saving');
  const saving = useDraftState(draft, wordOf);
  const kept = useDraftState(draft, keptOf);
  useEffect(() => {
    if (saving === 'client-old') announceUpgrade();
  }, [saving]);
  const isReadOnly = useDraftState(draft, (state) => state.isReadOnly && state.ready);
  const isCopyMissing = useDraftState(draft, ({ isKeptHere, ready }) => ready && isKeptHere === false);
  const sentence = COMPLETE.has(saving) ? t(saving) : `${t(saving)} ${t(`kept.${kept}`)}`;
  const heard = useSpokenSentence(sentence, CALM.has(saving));

  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-sm">
      <p
        role="status"
        aria-live="off"
        className={CALM.has(saving) ? 'text-quiet' : 'font-medium text-press-ink'}
        data-saving={saving}
      >
        {sentence}
      </p>
      {(saving === 'not-signed-in' || saving === 'other-user') && (
        // In another tab: this one may hold words that are nowhere else.
        <a
          className="underline"
          target="_blank"
          href={`/sign-in?callbackUrl=${encodeURIComponent(location.pathname)}`}
          rel="noopener"
        >
          {t('signIn')}
        </a>
      )}
      {(saving === 'client-old' || saving === 'other-database') && (
        <button type="button" className="underline" onClick={() => location.reload()}>
          {t('reload')}
        </button>
      )}
      {isReadOnly && draft && <CopyButton draft={draft} />}
      {REVERSIBLE.has(saving) && draft && (
        <button
          type="button"
          className="underline"
          onClick={() => draft.supersede(saving as 'too-large' | 'unfit')}
        >
          {t('goBack')}
        </button>
      )}
      {isCopyMissing && (saving === 'saved' || saving === 'saving') && (
        <span className="text-quiet">{t('noCopy')}</span>
      )}
      <span className="sr-only" aria-live="polite">
        {heard}
      </span>
    </div>
  );
}

function CopyButton({ draft }: { draft: OpenDraft }) {
  const t = useTranslations('editor.saving');
  const [told, setTold] = useState('');
  return (
    <>
      <button
        type="button"
        className="underline"
        onClick={async () =>
          setTold(t((await copyText(textOfDraft(readDraft(draft.ydoc)))) ? 'copied' : 'copyFailed'))
        }
      >
        {t('copy')}
      </button>
      <span role="status">{told}</span>
    </>
  );
}

/** The sentence once it has stood for a while, or at once when something is wrong. */
function useSpokenSentence(sentence: string, isCalm: boolean): string {
  const [settled, setSettled] = useState(sentence);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(sentence), isCalm ? 2_000 : 300);
    return () => clearTimeout(timer);
  }, [sentence, isCalm]);
  return settled;
}
