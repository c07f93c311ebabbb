'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ActFoot } from './ActFoot.tsx';
import { type ActNoticeState, ActNotices, type ActNoticeWords } from './ActNotices.tsx';
import { Button } from './Button.tsx';
import { useHydrated } from './useHydrated.ts';

export type ActFormWords = ActNoticeWords & {
  /** The button's text, and its text while the order is being sent. */
  submit: string;
  submitting?: string;
  look?: 'press' | 'danger' | 'plain';
  /** `large`: a page's main act; `foot`: the same, always visible; `row`: the button beside the only field */
  layout?: 'stack' | 'large' | 'foot' | 'row';
  /** The text above the button in `foot`, also when nothing was refused. */
  summary?: ReactNode;
  /** The act is impossible in the current state; `describedBy` is the id of the element with the reason. */
  blocked?: boolean;
  describedBy?: string;
  /** `hasFocus`: the button has the focus when the form appears */
  cancel?: { label?: string; hasFocus?: boolean; onClick(): void };
  /** Another button: after the one that submits, or at the other end of a line with *Cancel*. */
  secondaryButton?: ReactNode;
  /** A summary of the form's current values, beside its buttons. */
  status?: string;
  /** The buttons stay visible under a form that is longer than the window. */
  isSticky?: boolean;
};

type Props = ActFormWords & ActNoticeState & { isSettled: boolean; children: ReactNode };

/** A form's fields, notices and buttons. The fields come first; in `row` they stand beside the button. */
export function ActFormLayout({ isSettled, children, layout = 'stack', ...props }: Props) {
  const ui = useTranslations('ui');
  const isHydrated = useHydrated();
  const isPending = props.sending.is === 'pending';
  const notices = <ActNotices {...props} />;
  const button = (
    <Button
      type="submit"
      look={props.look ?? 'press'}
      className={layout === 'large' || layout === 'foot' ? 'min-h-12 text-base!' : ''}
      // Inert and not disabled, because a disabled button loses the focus. Before hydration only `disabled` works.
      disabled={!isHydrated || props.blocked}
      aria-disabled={isPending || !isSettled || undefined}
      data-settling={(!isHydrated || !isSettled) && !isPending && !props.blocked ? '' : undefined}
      aria-describedby={props.describedBy}
    >
      {isPending ? (props.submitting ?? props.submit) : props.submit}
    </Button>
  );
  if (layout === 'row')
    return (
      <>
        {notices}
        <div className="flex flex-wrap items-start gap-3">
          {children}
          {/* As high as a field's label: the button stands beside the field, also when a hint is under it. */}
          <div className="sm:pt-[1.625rem]">{button}</div>
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
  const end = (
    <>
      {notices}
      {layout === 'large' ? (
        button
      ) : (
        <div className={`flex flex-wrap items-center gap-3 ${props.cancel ? 'justify-end' : ''}`}>
          {props.cancel && props.secondaryButton && <div className="mr-auto">{props.secondaryButton}</div>}
          {props.cancel && (
            <Button autoFocus={props.cancel.hasFocus} onClick={() => !isPending && props.cancel?.onClick()}>
              {props.cancel.label ?? ui('cancel')}
            </Button>
          )}
          {button}
          {!props.cancel && props.secondaryButton}
          {props.status !== undefined && (
            <span role="status" className="text-sm text-quiet">
              {props.status}
            </span>
          )}
        </div>
      )}
    </>
  );
  const sticky =
    'sticky bottom-16 z-20 -mx-4 flex flex-col gap-3 border-t border-line bg-paper px-4 py-3 md:bottom-0';
  return (
    <>
      {children}
      {props.isSticky ? <div className={sticky}>{end}</div> : end}
    </>
  );
}
