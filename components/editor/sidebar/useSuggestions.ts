'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ActAnswer } from '#components/ui/useRefusal.ts';

/** The answer of `suggest` for the typed text, requested when no key was pressed for `delayMs`; null while no text is typed. */
export function useSuggestions<Item>(
  typed: string,
  delayMs: number,
  suggest: (text: string) => Promise<ActAnswer<Item[]>>,
): Item[] | null {
  const [items, setItems] = useState<Item[] | null>(null);
  const request = useEffectEvent(suggest);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      if (!typed.trim()) return setItems(null);
      const answer = await request(typed).catch(() => null);
      if (isCurrent && answer?.ok) setItems(answer.value);
    }, delayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed, delayMs]);
  return items;
}
