'use client';
// biome-ignore lint/style/noRestrictedImports: it works without scripts, see below
import { type FormEvent, type ReactNode, useActionState, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { RefusedReason } from '#components/ui/useRefusal.ts';

type Refused = { refused: RefusedReason; facts: Record<string, string | number> };

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
 * The form of whoever is not signed in. It works without scripts, which is why it alone hands React an action: its
 * answer gives back what was typed, and it has text fields only, which React cannot put out of step.
 */
export function SignedOutForm<Answer extends Refused>({ action, before, submit, ...props }: Props<Answer>) {
  const t = useTranslations('refusals');
  // Handed over as it is: wrapped in a function it would need scripts.
  const [refused, send, pending] = useActionState(action, before);
  const sentFor = useRef<Answer | null | undefined>(undefined);

  useEffect(() => {
    // Gone back to after it was sent: its order is under way for ever.
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    window.addEventListener('pageshow', onShow);
    return () => window.removeEventListener('pageshow', onShow);
  }, []);

  /** State is too late for the second of two clicks in one frame. */
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
