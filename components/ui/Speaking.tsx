'use client';
import type { ReactNode } from 'react';
import { IntlProvider, type Messages } from 'use-intl';
import { missingMessages } from '#contracts/missingMessages.ts';
import { ActShield } from './ActShield.tsx';
import { ToastPlace } from './ToastPlace.tsx';

type Props = { locale: string; messages: Messages; zone: string; children: ReactNode };

/** Provides client components with the language, the paper's time zone and a place for toasts. */
export function SpokenLanguage({ locale, messages, zone, children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={zone} {...missingMessages(locale)}>
      {children}
      <ActShield />
      <ToastPlace />
    </IntlProvider>
  );
}
