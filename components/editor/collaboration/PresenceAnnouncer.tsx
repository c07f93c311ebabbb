'use client';
import { useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OpenDraft } from './openDraftTypes.ts';
import { presenceChange } from './presenceChange.ts';
import type { PresentPerson } from './presentPeople.ts';
import { useOpenDraftState } from './useDraft.ts';

/** Milliseconds without a change after which it is announced: a person who reloads the page has not left. */
const SETTLE_MS = 3_000;

/**
 * Tells screen readers who joins and who leaves. While this page has no connection it sees nobody, which is not announced, and
 * neither is the return of those who were there before.
 */
export function PresenceAnnouncer({ draft }: { draft: OpenDraft | undefined }) {
  const t = useTranslations('editor');
  const format = useFormatter();
  const people = useOpenDraftState(draft, (state) => state.people);
  const isConnected = useOpenDraftState(draft, ({ saving }) => saving === 'saved' || saving === 'saving');
  /** undefined until the first people are known */
  const announced = useRef<PresentPerson[]>(undefined);
  const [sentence, setSentence] = useState('');

  useEffect(() => {
    if (!isConnected) return;
    const timer = setTimeout(() => {
      const before = announced.current;
      const { joined, left } = presenceChange(before ?? [], people);
      announced.current = people;
      if (joined.length + left.length === 0) return;
      const parts = [
        joined.length > 0 && t(before ? 'joined' : 'alsoHere', { names: format.list(joined) }),
        left.length > 0 && t('left', { names: format.list(left) }),
      ];
      setSentence(parts.filter(Boolean).join(' '));
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [people, isConnected, t, format]);

  return (
    <p role="status" className="sr-only">
      {sentence}
    </p>
  );
}
