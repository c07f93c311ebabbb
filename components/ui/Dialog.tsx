'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { isOnShield } from './ActShield.tsx';
import { DIALOG_CLOSED } from './dialogClosed.ts';
import { DialogHold } from './dialogHold.ts';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  /** the id of the element of the content that describes it, if that is no plain `description` */
  descriptionId?: string;
  wide?: boolean;
  /**
   * A question that must be answered: screen readers interrupt to read it, and only an answer or Escape closes it. Its
   * harmless answer takes the focus, with `autoFocus`.
   */
  isAlert?: boolean;
  children: ReactNode;
};

/** Stays open while a form in it is sending: the result may be shown only once, and nobody should send the order again. */
export function Dialog({ open, onOpenChange, ...content }: Props) {
  const isHeld = useRef(false);
  const hold = useCallback((isSending: boolean) => {
    isHeld.current = isSending;
  }, []);
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next || !isHeld.current) && onOpenChange(next)}>
      <Radix.Portal>
        {/* A press beside the dialog must not take the focus from what is in it. */}
        <Radix.Overlay
          className="fixed inset-0 z-40 bg-black/50"
          onMouseDown={(event) => event.preventDefault()}
        />
        <DialogHold value={hold}>
          <Content {...content} />
        </DialogHold>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What had the focus before a dialog that is being removed, for another dialog that replaces it. */
let openerOfRemoved: Element | null = null;

/** Mounted while the dialog is open. */
function Content({
  title,
  description,
  descriptionId,
  wide,
  isAlert = false,
  children,
}: Omit<Props, 'open' | 'onOpenChange'>) {
  const t = useTranslations('ui');
  const [opener] = useState(() =>
    document.activeElement === document.body ? openerOfRemoved : document.activeElement,
  );
  useLayoutEffect(
    () => () => {
      openerOfRemoved = opener;
      setTimeout(() => {
        openerOfRemoved = null;
      });
    },
    [opener],
  );

  /** Radix returns the focus only to a `Trigger`, and this dialog has none. */
  function returnFocus(event: Event) {
    event.preventDefault();
    const hasMovedOn = document.activeElement !== document.body && document.activeElement !== null;
    if (hasMovedOn || !(opener instanceof HTMLElement)) return;
    // Calling `focus()` on an editor would put the caret at the beginning of the text.
    if (opener.isContentEditable) opener.dispatchEvent(new Event(DIALOG_CLOSED));
    // An act may have removed the button that opened the dialog.
    else if (opener.isConnected) opener.focus();
    else document.getElementById('main')?.focus();
  }

  return (
    <Radix.Content
      {...(description ? {} : { 'aria-describedby': descriptionId })}
      {...(isAlert && { role: 'alertdialog' })}
      onInteractOutside={(event) => (isAlert || isOnShield(event.target)) && event.preventDefault()}
      onCloseAutoFocus={returnFocus}
      className={`fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-auto rounded-lg border border-line bg-sheet p-5 shadow-xl ${wide ? 'max-w-4xl' : 'max-w-lg'}`}
    >
      <Radix.Title className={`font-serif text-xl font-semibold ${isAlert ? '' : 'pr-10'}`}>
        {title}
      </Radix.Title>
      {description && (
        <Radix.Description className="mt-1 text-sm text-quiet">{description}</Radix.Description>
      )}
      <div className="mt-4">{children}</div>
      {/* Last, so that the first focus is on the content and not on the button that closes. */}
      {!isAlert && (
        <Radix.Close
          className="absolute top-3.5 right-3.5 grid size-9 place-items-center rounded-md text-quiet hover:bg-well"
          aria-label={t('close')}
        >
          <X aria-hidden size={18} />
        </Radix.Close>
      )}
    </Radix.Content>
  );
}
