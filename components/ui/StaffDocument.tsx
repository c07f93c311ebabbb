import type { ReactNode } from 'react';
import type { Messages } from 'use-intl';
import './staff.css';
import { SpokenLanguage } from './Speaking.tsx';

export type StaffTheme = 'light' | 'dark' | 'system';

type Props = {
  locale: 'en' | 'zh-CN';
  theme: StaffTheme;
  /** IANA name of the paper's time zone, in which every time is shown */
  zone: string;
  /** `messagesIn(locale)` of messages/load.ts */
  messages: Messages;
  children: ReactNode;
};

/**
 * The `<html>` of every staff page. Readers' pages have another, so there is no app/layout.tsx: each staff folder
 * (newsroom, admin, sign-in, invite) has a root layout that returns this.
 */
export function StaffDocument({ locale, theme, zone, messages, children }: Props) {
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body className="min-h-dvh bg-paper text-ink antialiased">
        <SpokenLanguage locale={locale} messages={messages} zone={zone}>
          {children}
        </SpokenLanguage>
      </body>
    </html>
  );
}
