'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActFoot } from './ActFoot.tsx';
import { Button } from './Button.tsx';
import { LiveNotice } from './Notice.tsx';
import type { Sending } from './useActSending.ts';
import { useHydrated } from './useHydrated.ts';
import { type RefusedAct, useRefusal } from './useRefusal.ts';

export type ActFormWords = {
  /** What the button says, and while the order is under way. */
  submit: string;
  submitting?: string;
  look?: 'press' | 'danger' | 'plain';
  /** `large` for the one act of a page, `foot` to keep it always in sight; `row` sets the button beside the only field */
  layout?: 'stack' | 'large' | 'foot' | 'row';
  /** What `foot` says above its button, also when nothing was refused. */
  summary?: ReactNode;
  /** The act is impossible as things are; `describedBy` names the element that says why. */
  blocked?: boolean;
  describedBy?: string | undefined;
  cancel?: { label?: string; onClick(): void };
  /** Another button after the one that submits. */
  beside?: ReactNode;
  /** What the form comes to as it stands, said beside its buttons. */
  status?: string;
  /** The buttons stay in sight under a form that is longer than the window. */
  isSticky?: boolean;
  /** What is said of a refusal; without it, its sentence. */
  refusal?: (refused: RefusedAct) => ReactNode;
  /** whether a field says it, so that the form need not */
  isSaidByField?: (refused: RefusedAct) => boolean;
  /** Reads again what the form decides on, where reading the page again does not. */
  onLookAgain?: () => void;
  /** What is said beside the button when the form stays after its act. */
  done?: string | undefined;
};

type Props = ActFormWords & {
  sending: Sending<unknown>;
  needsConfirmation: boolean;
  isSettled: boolean;
  /** The last press came too soon after the form appeared or changed. */
  isTooSoon: boolean;
  /** What the form decides on was read again since it was refused. */
  isLookedAt: boolean;
  children: ReactNode;
};

/** Reasons that say: the page is older than what it is about. */
const outdated: readonly string[] = [
  'decided-on-old-state',
  'already-done',
  'changed-meanwhile',
  'draft-moved-on',
  'package-unfit',
];

/** What a form says of its refusal, and its buttons; the fields stand before them, or in `row` beside them. */
export function ActFormLayout({
  sending,
  isSettled,
  isTooSoon,
  isLookedAt,
  children,
  layout = 'stack',
  ...props
}: Props) {
  const ui = useTranslations('ui');
  const router = useRouter();
  const { say } = useRefusal();
  const isHydrated = useHydrated();
  const refused = ('refused' in sending && sending.refused) || null;
  const pending = sending.is === 'pending';
  const waits = pending || !isSettled;
  const said = refused && wordsOf(refused);

  function wordsOf(refused: RefusedAct): ReactNode {
    // No answer came: the act may have been carried out, but the same key is carried out once.
    if (props.isSaidByField?.(refused)) return null;
    if (refused.refused === 'offline' && props.needsConfirmation) return ui('form.unanswered');
    return props.refusal ? props.refusal(refused) : say(refused);
  }

  const notices = (
    <>
      <LiveNotice isPast={pending}>
        {said && (
          <>
            {said}
            {refused?.refused === 'not-signed-in' && (
              // In another tab: this one holds what was typed.
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
              // A dialog covers the notice that offers it too; what was typed is kept on the way.
              <Button small className="mt-2 block!" onClick={() => location.reload()}>
                {ui('form.reload')}
              </Button>
            )}
            {outdated.includes(refused?.refused ?? '') && !isLookedAt && (
              <Button small className="mt-2 block!" onClick={props.onLookAgain ?? router.refresh}>
                {ui('form.lookAgain')}
              </Button>
            )}
          </>
        )}
      </LiveNotice>
      <LiveNotice tone="wait">{isTooSoon && ui('form.tooSoon')}</LiveNotice>
      {props.done !== undefined && <LiveNotice tone="good">{sending.is === 'done' && props.done}</LiveNotice>}
    </>
  );
  const button = (
    <Button
      type="submit"
      look={props.look ?? 'press'}
      className={layout === 'large' || layout === 'foot' ? 'min-h-12 text-base!' : ''}
      // Inert, not disabled: a disabled button loses the focus. Before scripts are there only `disabled` holds.
      disabled={!isHydrated || props.blocked}
      aria-disabled={waits || undefined}
      data-settling={(!isHydrated || !isSettled) && !pending && !props.blocked ? '' : undefined}
      aria-describedby={props.describedBy}
    >
      {pending ? (props.submitting ?? props.submit) : props.submit}
    </Button>
  );
  if (layout === 'row')
    return (
      <>
        {notices}
        <div className="flex flex-wrap items-end gap-3">
          {children}
          {button}
        </div>
      </>
    );
  if (layout === 'foot')
    return (
      <>
        {children}
        <ActFoot>
          {props.summary}
          {notices}
          {button}
        </ActFoot>
      </>
    );
  const buttons =
    layout === 'large' ? (
      button
    ) : (
      <div className={`flex flex-wrap items-center gap-3 ${props.cancel ? 'justify-end' : ''}`}>
        {props.cancel && (
          <Button onClick={() => !pending && props.cancel?.onClick()}>
            {props.cancel.label ?? ui('cancel')}
          </Button>
        )}
        {button}
        {props.beside}
        {props.status !== undefined && (
          <span role="status" className="text-sm text-quiet">
            {props.status}
          </span>
        )}
      </div>
    );
  return (
    <>
      {children}
      {props.isSticky ? (
        <div className="sticky bottom-16 z-20 -mx-4 flex flex-col gap-3 border-t border-line bg-paper px-4 py-3 md:bottom-0">
          {notices}
          {buttons}
        </div>
      ) : (
        <>
          {notices}
          {buttons}
        </>
      )}
    </>
  );
}
