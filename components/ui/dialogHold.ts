import { createContext } from 'react';

/** Keeps the dialog around a form open: called with true when the form begins to send, with false when it has ended. */
export const DialogHold = createContext<(isSending: boolean) => void>(() => undefined);
