'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './Button.tsx';
import { LiveNotice } from './Notice.tsx';
import type { Sending } from './useActSending.ts';
import { type RefusedAct, useRefusal } from './useRefusal.ts';

export type ActNoticeWords = {
  /** The text for a refusal; without it, the sentence of its reason. */
  refusal?: (refused: RefusedAct) => ReactNode;
  /** whether a field shows the refusal, so that the form need not */
  isSaidByField?: (refused: RefusedAct) => boolean;
  /** Reloads what the form decides on, where refreshing the page does not. */
  onLookAgain?: () => void;
  /** The text beside the button when the form stays after its act. */
  done?: string;
};

export type ActNoticeState = {
  sending: Sending<unknown>;
  needsConfirmation: boolean;
  /** The last press came too soon after the form appeared or changed. */
  isTooSoon: boolean;
  /** What the form decides on was reloaded after the refusal. */
  isLookedAt: boolean;
};

/** Reasons which mean that the page shows an old state of the form's subject. */
const outdated: readonly (string | undefined)[] = [
  'decided-on-old-state',
  'already-done',
  'changed-meanwhile',
  'draft-moved-on',
  'package-unfit',
];

/** The result of a form's last order, with a button or link that helps after a refusal. */
export function ActNotices({ sending, ...props }: ActNoticeWords & ActNoticeState) {
  const ui = useTranslations('ui');
  const router = useRouter();
  const { messageOf } = useRefusal();
  const refused = ('refused' in sending && sending.refused) || null;
  const text = refused && textOf(refused);

  function textOf(refused: RefusedAct): ReactNode {
    if (props.isSaidByField?.(refused)) return null;
    // Without an answer, the act may have been carried out; the next press has the same key, so it is not done twice.
    if (refused.refused === 'offline' && props.needsConfirmation) return ui('form.unanswered');
    return props.refusal ? props.refusal(refused) : messageOf(refused);
  }

  return (
    <>
      <LiveNotice isPast={sending.is === 'pending'}>
        {text && (
          <>
            {text}
            {refused?.refused === 'not-signed-in' && (
              // In another tab: this one keeps what the user typed.
              <a
                className="mt-2 block underline"
                target="_blank"
                rel="noopener"
                href={`/sign-in?callbackUrl=${encodeURIComponent(location.pathname)}`}
              >
                {ui('form.signIn')}
              </a>
            )}
            {refused?.refused === 'upgraded' && (
              // A dialog covers the page's reload button. Reloading keeps what the user typed.
              <Button small className="mt-2 block!" onClick={() => location.reload()}>
                {ui('form.reload')}
              </Button>
            )}
            {outdated.includes(refused?.refused) && !props.isLookedAt && (
              <Button small className="mt-2 block!" onClick={props.onLookAgain ?? router.refresh}>
                {ui('form.lookAgain')}
              </Button>
            )}
          </>
        )}
      </LiveNotice>
      <LiveNotice tone="wait">{props.isTooSoon && ui('form.tooSoon')}</LiveNotice>
      {props.done !== undefined && <LiveNotice tone="good">{sending.is === 'done' && props.done}</LiveNotice>}
    </>
  );
}
