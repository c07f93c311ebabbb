import { useContext, useRef, useState } from 'react';
import type { Confirmation } from '#contracts/confirmation.ts';
import { newUuid } from '#contracts/uuid.ts';
import { DialogHold } from './dialogHold.ts';
import { settlePage, useButtonSettled } from './settledButtons.ts';
import { type ActAnswer, type RefusedAct, useRefusal } from './useRefusal.ts';

type LastRefusal = {
  refused: RefusedAct;
  /** what the refused order was decided on */
  decidedOn: string | null | undefined;
};

/**
 * What has become of a form: nothing yet, under way, refused (its fields stay), or carried out. `pending` keeps what was
 * said of the press before: were it gone at once, the second click of a double click would fall beside the button.
 */
export type Sending<Value> =
  | { is: 'open' }
  | ({ is: 'pending' } & Partial<LastRefusal>)
  | ({ is: 'refused' } & LastRefusal)
  | { is: 'done'; value: Value };

type Given<Value> = {
  /** as in `Confirmation`; undefined for an act that needs no confirmation */
  decidedOn?: string | null | undefined;
  onDone?: ((value: Value) => void) | undefined;
};

/**
 * The state of one form. Between a press and its answer no second press is sent. A form that needs confirmation sends
 * nothing until it has been in sight for `SETTLE_MS`, unchanged; this begins again after a refusal and when what it was
 * decided on changes. `isTooSoon`: the last press fell within that time, and nothing was sent.
 *
 * The request key stays the same when no answer came, or the server failed: what was done after all is then not done
 * twice. A refusal changes nothing on the server, so the next press has a new key.
 */
export function useActSending<Value>({ decidedOn, onDone }: Given<Value>) {
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
    // State is too late for the second of two clicks in one frame.
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
