'use client';
import { useCallback, useEffect, useState } from 'react';
import type { ActAnswer } from '#components/ui/useRefusal.ts';

/**
 * What an act reads of an article: undefined until then, and the former value while an act fails. Reads again when
 * `basis` changes. @returns the value, and a function that reads it again
 */
export function useReadAct<Value>(
  read: (articleId: number) => Promise<ActAnswer<Value>>,
  articleId: number,
  basis?: unknown,
): [Value | undefined, () => Promise<void>] {
  const [value, setValue] = useState<Value>();
  const reread = useCallback(async () => {
    const answer = await read(articleId).catch(() => undefined);
    if (answer?.ok) setValue(answer.value);
  }, [read, articleId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new basis is a reason to read again
  useEffect(() => void reread(), [reread, basis]);
  return [value, reread];
}
