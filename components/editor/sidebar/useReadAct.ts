'use client';
import { useCallback, useEffect, useState } from 'react';
import type { ActAnswer } from '#components/ui/useRefusal.ts';

/**
 * The result of an act that reads an article: undefined at first; the previous value after a failure. Reads again when
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
