'use client';
import { useState } from 'react';
import { LiveNotice } from './Notice.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from './useRefusal.ts';

/**
 * Runs actions that a button or an effect starts, without a form. `notices` says what became of the last one, and
 * keeps its room while the next is under way: nothing moves under a second click.
 */
export function useAction() {
  const { say, guard } = useRefusal();
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [done, setDone] = useState('');

  /** Says `text` as the result of an act, or with '' nothing. */
  function tell(text: string) {
    setRefused(null);
    setDone(text);
  }
  /** @param said what to say when it was carried out */
  async function run<T>(asked: Promise<ActAnswer<T>>, said?: (value: T) => string): Promise<ActAnswer<T>> {
    setPending(true);
    const answer = await guard(asked);
    setPending(false);
    setRefused(answer.ok ? null : answer);
    setDone(answer.ok ? (said?.(answer.value) ?? '') : '');
    return answer;
  }
  const notices = (
    <>
      <LiveNotice isPast={isPending}>{refused && say(refused)}</LiveNotice>
      <LiveNotice tone="good" isPast={isPending}>
        {done}
      </LiveNotice>
    </>
  );
  return { run, tell, isPending, refused, notices };
}
