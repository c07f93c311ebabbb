import { cookies, headers } from 'next/headers';
import { currentActor } from '#app/_auth/currentActor.ts';

export type StaffPreferences = { locale: 'en' | 'zh-CN'; theme: 'light' | 'dark' | 'system' };

/** The user's language, or the browser's before sign-in. The theme belongs to the device and is stored in a cookie. */
export async function readPreferences(): Promise<StaffPreferences> {
  const [actor, jar, requestHeaders] = await Promise.all([currentActor(), cookies(), headers()]);
  const theme = jar.get('theme')?.value;
  return {
    locale: actor?.locale ?? (/^\s*zh/i.test(requestHeaders.get('accept-language') ?? '') ? 'zh-CN' : 'en'),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}
