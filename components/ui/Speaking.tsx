'use client';
import type { ReactNode } from 'react';
import { Toaster } from 'sonner';
import { IntlProvider } from 'use-intl';

type Props = { locale: string; messages: Record<string, unknown>; zone: string; children: ReactNode };

/** Gives client components their language, the paper's time zone and a place for short notices. */
export function Speaking({ locale, messages, zone, children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages as never} timeZone={zone}>
      {children}
      <Toaster
        position="bottom-center"
        toastOptions={{
          classNames: {
            toast: 'bg-ink! text-paper! border-0! rounded-md! font-sans!',
            description: 'text-paper!',
          },
        }}
      />
    </IntlProvider>
  );
}
