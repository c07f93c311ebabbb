import { useContext, useRef, useState } from 'react';
import type { Confirmation } from '#contracts/confirmation.ts';
import { newUuid } from '#contracts/uuid.ts';
import { DialogHold } from './dialogHold.ts';
import { settlePage, useButtonSettled } from './settledButtons.ts';
import { type ActAnswer, type RefusedAct, useRefusal } from './useRefusal.ts';

/** `decidedOn`: the state that the refused order was decided on */
type LastRefusal = { refused: RefusedAct; decidedOn: string | null | undefined };

/**
 * The state of a form: not sent, being sent, refused (the fields stay), or carried out. `pending` keeps the refusal of the
 * press before: removing its notice at once would move the button away from the second click of a double click.
 */
export type Sending<Value> =
  | { is: 'open' }
  | ({ is: 'pending' } & Partial<LastRefusal>)
  | ({ is: 'refused' } & LastRefusal)
  | { is: 'done'; value: Value };

/** `decidedOn`: as in `Confirmation`; undefined for an act that needs no confirmation */
type Options<Value> = { decidedOn?: string | null; onDone?: (value: Value) => void };

/**
 * Sends one form. Between a press and its answer it sends no second order. A form that needs confirmation sends nothing
 * until it has been visible and unchanged for `SETTLE_MS`; the time begins again after a refusal and when `decidedOn`
 * changes. `isTooSoon`: the last press fell within that time, and nothing was sent.
 *
 * The request key stays the same when no answer came or the server failed, so that an order that was carried out after all
 * is not carried out twice. A refusal changes nothing on the server, so the next press has a new key.
 */
export function useActSending<Value>({ decidedOn, onDone }: Options<Value>) {
  const { guard } = useRefusal();
  const keepDialogOpen = useContext(DialogHold);
  const [sending, setSending] = useState<Sending<Value>>({ is: 'open' });
  const [refusals, setRefusals] = useState(0);
  const [isTooSoon, setTooSoon] = useState(false);
  const isSending = useRef(false);
  const requestKey = useRef<string>(undefined);
  const needsConfirmation = decidedOn !== undefined;
  const hasSettled = useButtonSettled(`${decidedOn} ${refusals}`);
  const isSettled = !needsConfirmation || hasSettled;

  async function send(work: (confirmation: Confirmation) => Promise<ActAnswer<Value>>) {
    // A ref, because React state does not change between two clicks in one frame.
    if (isSending.current) return;
    setTooSoon(!isSettled);
    if (!isSettled) return;
    isSending.current = true;
    keepDialogOpen(true);
    setSending((was) => (was.is === 'refused' ? { ...was, is: 'pending' } : { is: 'pending' }));
    requestKey.current ??= newUuid();
    const answer = await guard(work({ requestKey: requestKey.current, decidedOn: decidedOn ?? null }));
    isSending.current = false;
    keepDialogOpen(false);
    if (answer.ok) {
      requestKey.current = undefined;
      if (needsConfirmation) settlePage();
      setSending({ is: 'done', value: answer.value });
      onDone?.(answer.value);
      return;
    }
    if (answer.refused !== 'offline' && answer.refused !== 'failed') requestKey.current = undefined;
    setRefusals((count) => count + 1);
    setSending({ is: 'refused', refused: answer, decidedOn });
  }

  return { sending, isSettled, isTooSoon, send, reopen: () => setSending({ is: 'open' }) };
}
