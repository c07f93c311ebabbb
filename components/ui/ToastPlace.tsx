'use client';
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { codeOnDemand } from './codeOnDemand.ts';
import { type Toast, waitingToasts } from './toast.ts';

const toasts = codeOnDemand<ComponentType>(() => import('./Toasts.tsx').then((file) => file.Toasts));
const none: readonly Toast[] = [];

/** The place of the messages of `toast`. Shows them plainly if their code cannot be loaded. */
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
    <div className="fixed inset-x-4 bottom-4 z-50 mx-auto grid max-w-md gap-2 empty:hidden">
      {hasFailed && waiting.map((toast) => <PlainToast key={toast.id} toast={toast} />)}
    </div>
  );
}

const PLAIN_DURATION_MS = 10_000;

function PlainToast({ toast }: { toast: Toast }) {
  const { text, options } = toast;
  const { action, duration = PLAIN_DURATION_MS } = options ?? {};
  useEffect(() => {
    const timer = setTimeout(() => waitingToasts.remove(toast), duration);
    return () => clearTimeout(timer);
  }, [toast, duration]);
  return (
    <div role="alert" className="flex gap-4 rounded-md bg-ink p-4 text-sm text-paper shadow-lg">
      <p className="grow">{text}</p>
      {action && (
        <button
          type="button"
          className="font-semibold underline"
          onClick={() => {
            waitingToasts.remove(toast);
            action.onClick();
          }}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
