'use client';
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { codeOnDemand } from './codeOnDemand.ts';
import { type Toast, waitingToasts } from './toast.ts';

const toasts = codeOnDemand<ComponentType>(() => import('./Toasts.tsx').then((file) => file.Toasts));
const none: readonly Toast[] = [];

/** The place of the messages of `toast`. Shows them plainly, until the next page, if their code cannot be loaded. */
export function ToastPlace() {
  const waiting = useSyncExternalStore(waitingToasts.subscribe, waitingToasts.now, () => none);
  const [Toasts, setToasts] = useState<ComponentType>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    if (Toasts || waiting.length === 0) return;
    toasts.load().then(
      (loaded) => setToasts(() => loaded),
      () => setHasFailed(true),
    );
  }, [Toasts, waiting]);

  if (Toasts) return <Toasts />;
  return (
    <div role="alert" className="fixed inset-x-4 bottom-4 z-50 mx-auto grid max-w-md gap-2 empty:hidden">
      {hasFailed &&
        waiting.map(({ text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages are only added
          <p key={at} className="rounded-md bg-ink p-4 text-sm text-paper shadow-lg">
            {text}
          </p>
        ))}
    </div>
  );
}
