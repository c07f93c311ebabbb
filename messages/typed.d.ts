import type { StaffMessages } from './load.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: StaffMessages;
  }
}
