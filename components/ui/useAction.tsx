import { useState } from 'react';
import { LiveNotice } from './Notice.tsx';
import { type ActAnswer, type RefusedAct, useRefusal } from './useRefusal.ts';

/**
 * Runs actions that a button or an effect starts, without a form. `notices` shows the result of the last one, and keeps its
 * space while the next one runs, so that nothing moves under a second click.
 */
export function useAction() {
  const { messageOf, guard } = useRefusal();
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<RefusedAct | null>(null);
  const [done, setDone] = useState('');

  /** Shows `text` as the result of an act, or with '' nothing. */
  function announce(text: string) {
    setRefused(null);
    setDone(text);
  }
  /** @param doneText the notice when the action was carried out */
  async function run<T>(action: Promise<ActAnswer<T>>, doneText?: (value: T) => string) {
    setPending(true);
    const answer = await guard(action);
    setPending(false);
    setRefused(answer.ok ? null : answer);
    setDone(answer.ok ? (doneText?.(answer.value) ?? '') : '');
    return answer;
  }
  const notices = (
    <>
      <LiveNotice isPast={isPending}>{refused && messageOf(refused)}</LiveNotice>
      <LiveNotice tone="good" isPast={isPending}>
        {done}
      </LiveNotice>
    </>
  );
  return { run, announce, isPending, refused, notices };
}
