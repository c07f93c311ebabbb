'use client';
import { useEffect } from 'react';
import { toast as sonner, Toaster } from 'sonner';
import { waitingToasts } from './toast.ts';

/** Milliseconds from the rendering of the live region to the first message: screen readers announce only what changes in it. */
const ANNOUNCEABLE_AFTER_MS = 100;

const look = {
  toast: 'bg-ink! text-paper! border-0! rounded-md! font-sans!',
  description: 'text-paper!',
};

/** Shows the messages of `toast`. */
export function Toasts() {
  useEffect(() => {
    let stop: (() => void) | undefined;
    const begin = setTimeout(() => {
      stop = waitingToasts.subscribe(showWaiting);
      showWaiting();
    }, ANNOUNCEABLE_AFTER_MS);
    return () => {
      clearTimeout(begin);
      stop?.();
    };
  }, []);
  return <Toaster position="bottom-center" toastOptions={{ classNames: look }} />;
}

function showWaiting(): void {
  for (const { look, text, options } of waitingToasts.take())
    (look === 'error' ? sonner.error : sonner)(text, options);
}
