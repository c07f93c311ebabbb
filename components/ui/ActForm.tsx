'use client';
import { type FormEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ConfirmedAct, PolicyAct } from '#editorial/access/policy.ts';
import { ActFormLayout, type ActFormWords } from './ActFormLayout.tsx';
import { useActSending } from './useActSending.ts';
import type { ActAnswer, RefusedAct } from './useRefusal.ts';

/** The state of a form, for its fields. */
export type FormState = {
  pending: boolean;
  refused: RefusedAct | null;
  /** whether the refusal names the field, a part of it (`names.en` of `names`), or the field that it is a part of */
  isWrong(field: string): boolean;
};

export type ActFormCommon<Value> = ActFormWords & {
  /**
   * Kind and id of the form's subject; null for an act that creates something, and where the page has one form of this
   * kind. After a reload, typed text is restored to the form with the same subject.
   */
  subject: string | null;
  /** Runs once after the act, for the page around the form. */
  onDone?: (value: Value) => void;
  className?: string;
  'aria-labelledby'?: string;
  ref?: Ref<HTMLFormElement>;
  children?: ReactNode | ((state: FormState) => ReactNode);
};

/** An act with `confirm` in `editorial/access/policy.ts`. */
export type ConfirmedSend<Value> = {
  act: ConfirmedAct;
  /** The subject's state that the page shows, from `readDecisionState`; null for an act that creates something. */
  decidedOn: string | null;
  send(confirmation: Confirmation, form: FormData): Promise<ActAnswer<Value>>;
};

type PlainSend<Value> = {
  act: Exclude<PolicyAct, ConfirmedAct>;
  decidedOn?: undefined;
  send(form: FormData): Promise<ActAnswer<Value>>;
};

/** The act of a form, and the function that sends it. */
export type ActSend<Value> = ConfirmedSend<Value> | PlainSend<Value>;

/** Renders what replaces the form after its act. `reopen` shows the form again, which then needs a new confirmation. */
type Result<Value> = (value: Value, reopen: () => void) => ReactNode;

/** A plain form without a result stays open for the next order. */
export type ActFormProps<Value> = ActFormCommon<Value> &
  ((ConfirmedSend<Value> & { result: Result<Value> }) | (PlainSend<Value> & { result?: Result<Value> }));

/**
 * The only form of the staff pages: every act is sent through it. After a refusal it still shows what it sent. It
 * handles `submit` and never passes `action` to React, which resets fields after an action. A result replaces the form
 * after its act.
 */
export function ActForm<Value>(props: ActFormProps<Value>) {
  const { children, className = '', ref } = props;
  const { sending, isSettled, isTooSoon, send, reopen } = useActSending(props);
  const form = useRef<HTMLFormElement>(null);
  const refused = ('refused' in sending && sending.refused) || null;

  useEffect(() => {
    if (refused) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The submit event of a form in a dialog opened from this one bubbles here through React's tree.
    if (event.target !== event.currentTarget || props.blocked) return;
    const values = new FormData(event.currentTarget);
    void send((confirmation) =>
      props.decidedOn === undefined ? props.send(values) : props.send(confirmation, values),
    );
  }

  if (sending.is === 'done' && props.result)
    return <FocusedStatus>{props.result(sending.value, reopen)}</FocusedStatus>;

  const isWrong = (field: string) =>
    refused?.fields?.some(
      (wrong) => wrong === field || wrong.startsWith(`${field}.`) || field.startsWith(`${wrong}.`),
    ) ?? false;
  const state = { pending: sending.is === 'pending', refused, isWrong };
  return (
    <form
      ref={(element) => {
        form.current = element;
        if (typeof ref === 'function') return ref(element);
        if (ref) ref.current = element;
      }}
      // `post`: a press before hydration must not put typed text into an address.
      method="post"
      data-act={props.act}
      data-subject={props.subject ?? undefined}
      onSubmit={submit}
      aria-labelledby={props['aria-labelledby']}
      className={`flex flex-col gap-4 ${className}`}
    >
      <ActFormLayout
        {...props}
        sending={sending}
        isSettled={isSettled}
        isTooSoon={isTooSoon}
        needsConfirmation={props.decidedOn !== undefined}
        isLookedAt={'decidedOn' in sending && sending.decidedOn !== props.decidedOn}
      >
        {typeof children === 'function' ? children(state) : children}
      </ActFormLayout>
    </form>
  );
}

/** Takes the focus, so that the result is read out and the next key does not go to a button that no longer exists. */
function FocusedStatus({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A field of the result that has taken the focus itself, such as a link to be copied, keeps it.
    if (!box.current?.contains(document.activeElement)) box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="status" className="outline-none">
      {children}
    </div>
  );
}
