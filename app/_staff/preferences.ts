import { cookies, headers } from 'next/headers';
import { currentActor } from '#app/_auth/currentActor.ts';

export type StaffPreferences = { locale: 'en' | 'zh-CN'; theme: 'light' | 'dark' | 'system' };

/** A user's own language; before sign-in the browser's. The theme is a device's, so a cookie keeps it. */
export async function readPreferences(): Promise<StaffPreferences> {
  const [actor, jar, asked] = await Promise.all([currentActor(), cookies(), headers()]);
  const theme = jar.get('theme')?.value;
  return {
    locale: actor?.locale ?? (/^\s*zh/i.test(asked.get('accept-language') ?? '') ? 'zh-CN' : 'en'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}
