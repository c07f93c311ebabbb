'use client';
import { type FormEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ConfirmedAct, PolicyAct } from '#editorial/access/policy.ts';
import { ActFormLayout, type ActFormWords } from './ActFormLayout.tsx';
import { useActSending } from './useActSending.ts';
import type { ActAnswer, RefusedAct } from './useRefusal.ts';

/** What the fields of a form may know of it. */
export type FormState = {
  pending: boolean;
  refused: RefusedAct | null;
  /** whether a field was refused, or a part of it (`names.en` of `names`), or what it is a part of */
  isWrong(field: string): boolean;
};

export type ActFormCommon<Value> = ActFormWords & {
  /**
   * What the form is about, as its kind and id; null where it makes something new, or its page has no second form of
   * its kind. Words that are put back after a reload go to the form about the same.
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
  /** The state of the subject that the page shows, from `readDecisionState`; null for an act that makes something new. */
  decidedOn: string | null;
  send(confirmation: Confirmation, form: FormData): Promise<ActAnswer<Value>>;
};

type PlainSend<Value> = {
  act: Exclude<PolicyAct, ConfirmedAct>;
  decidedOn?: undefined;
  send(form: FormData): Promise<ActAnswer<Value>>;
};

/** Which act a form is for, and how it is sent. */
export type ActSend<Value> = ConfirmedSend<Value> | PlainSend<Value>;

/** What stands in the place of the form afterwards. `reopen` shows the form again, which then asks anew. */
type Result<Value> = (value: Value, reopen: () => void) => ReactNode;

type Confirmed<Value> = ConfirmedSend<Value> & { result: Result<Value> };
/** Without a result the form stays and takes the next order. */
type Plain<Value> = PlainSend<Value> & { result?: Result<Value> };

export type ActFormProps<Value> = ActFormCommon<Value> & (Confirmed<Value> | Plain<Value>);

/**
 * The one form of the staff pages: every act is sent through it. It shows what it will send, also after a refusal,
 * because nothing but its fields' owners and the user changes them: it listens to `submit` and never hands `action` to
 * React, which resets fields after an action. After an act that needs confirmation its result takes its place.
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
    // A form in a dialog that is opened from this one bubbles here through React's tree.
    if (event.target !== event.currentTarget || props.blocked) return;
    const values = new FormData(event.currentTarget);
    void send((confirmation) =>
      props.decidedOn === undefined ? props.send(values) : props.send(confirmation, values),
    );
  }

  if (sending.is === 'done' && props.result)
    return <ResultBox>{props.result(sending.value, reopen)}</ResultBox>;

  const isWrong = (field: string) =>
    refused?.fields?.some(
      (wrong) => wrong === field || wrong.startsWith(`${field}.`) || field.startsWith(`${wrong}.`),
    ) ?? false;
  const fields =
    typeof children === 'function'
      ? children({ pending: sending.is === 'pending', refused, isWrong })
      : children;
  return (
    <form
      ref={(element) => {
        form.current = element;
        if (typeof ref === 'function') return ref(element);
        if (ref) ref.current = element;
      }}
      // A press before the page is alive must not put what was typed into an address.
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
        needsConfirmation={props.decidedOn !== undefined}
        isSettled={isSettled}
        isTooSoon={isTooSoon}
        isLookedAt={'decidedOn' in sending && sending.decidedOn !== props.decidedOn}
      >
        {fields}
      </ActFormLayout>
    </form>
  );
}

/** The result has the focus: it is read out, and the next press of a key is not on what is gone. */
function ResultBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    // A field of the result that took the focus itself, such as a link to be copied, keeps it.
    if (!box.current?.contains(active)) box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="status" className="outline-none">
      {children}
    </div>
  );
}
