import type { enMessages } from './load.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof enMessages;
  }
}
