'use client';
// biome-ignore lint/style/noRestrictedImports: the form works without scripts, see below
import { type FormEvent, type ReactNode, useActionState, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { RefusedReason } from '#components/ui/useRefusal.ts';

export type SignedOutRefusal = { refused: RefusedReason; facts: Record<string, string | number> };

type Props<Answer> = {
  /** Redirects when it succeeds. */
  action(before: Awaited<Answer> | null, form: FormData): Promise<Answer>;
  before: Awaited<Answer> | null;
  submit: string;
  submitting?: string;
  children(refused: Awaited<Answer> | null): ReactNode;
  after?: ReactNode;
};

/**
 * The form for people who are not signed in. It works without scripts, so it is the only form with a React action. React
 * resets its fields after the action; the action's answer contains the typed values. It may contain text fields only.
 */
export function SignedOutForm<Answer extends SignedOutRefusal>({
  action,
  before,
  submit,
  ...props
}: Props<Answer>) {
  const t = useTranslations('refusals');
  // The action must not be wrapped in a function, which would need scripts.
  const [refused, send, pending] = useActionState(action, before);
  const sentFor = useRef<Answer | null | undefined>(undefined);

  useEffect(() => {
    // A form restored from the back-forward cache would stay in its pending state.
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);

  /** Prevents a second submit in the same frame, before the pending state is rendered. */
  function refuseSecond(event: FormEvent) {
    if (sentFor.current === refused) event.preventDefault();
    sentFor.current = refused;
  }

  return (
    <form action={send} onSubmit={refuseSecond} className="flex flex-col gap-4">
      <LiveNotice>{refused && !pending && t(refused.refused, refused.facts)}</LiveNotice>
      {props.children(refused)}
      <Button type="submit" look="press" disabled={pending} className="mt-1">
        {pending ? (props.submitting ?? submit) : submit}
      </Button>
      {props.after}
    </form>
  );
}
