'use client';
import type { ReactNode } from 'react';
import { Toaster } from 'sonner';
import { IntlProvider, type Messages } from 'use-intl';
import { missingMessages } from '#contracts/missingMessages.ts';
import { ActShield } from './ActShield.tsx';

type Props = { locale: string; messages: Messages; zone: string; children: ReactNode };

const toastLook = {
  toast: 'bg-ink! text-paper! border-0! rounded-md! font-sans!',
  description: 'text-paper!',
};

/** Provides client components with the language, the paper's time zone and a place for toasts. */
export function SpokenLanguage({ locale, messages, zone, children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={zone} {...missingMessages(locale)}>
      {children}
      <ActShield />
      <Toaster position="bottom-center" toastOptions={{ classNames: toastLook }} />
    </IntlProvider>
  );
}
