import { createContext } from 'react';

/** Tells the dialog around a form that its order is under way, or no longer: until then the dialog stays open. */
export const DialogHold = createContext<(isSending: boolean) => void>(() => undefined);
