'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OpenDraft, Saving } from './openingDraft.ts';
import { useDraftState } from './useDraft.ts';

const calm = new Set<Saving>(['opening', 'saved', 'saving']);

/**
 * The words of state, always in one place. *Saved* is shown only while the server has everything in its log. What a
 * screen reader hears is slower: it must not be told of every key.
 */
export function SaveState({ draft }: { draft: OpenDraft | undefined }) {
  const t = useTranslations('editor.saving');
  const saving = useDraftState(draft, (state) => state.saving);
  const heard = useSettled(saving);

  useEffect(() => {
    if (saving !== 'unkept') return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [saving]);

  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-sm">
      <p
        role="status"
        aria-live="off"
        className={calm.has(saving) ? 'text-quiet' : 'font-medium text-press-ink'}
        data-saving={saving}
      >
        {t(saving)}
      </p>
      {saving === 'not-signed-in' && (
        <a className="underline" href={`/sign-in?callbackUrl=${encodeURIComponent(location.pathname)}`}>
          {t('signIn')}
        </a>
      )}
      {saving === 'client-old' && (
        <button type="button" className="underline" onClick={() => location.reload()}>
          {t('reload')}
        </button>
      )}
      <span className="sr-only" aria-live="polite">
        {t(heard)}
      </span>
    </div>
  );
}

/** The state once it has stood for a while, or at once when something is wrong. */
function useSettled(saving: Saving): Saving {
  const [settled, setSettled] = useState(saving);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(saving), calm.has(saving) ? 2_000 : 300);
    return () => clearTimeout(timer);
  }, [saving]);
  return settled;
}
