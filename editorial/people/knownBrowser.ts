import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Maximum accounts in one browser's cookie; the oldest is dropped. */
const MAX_ACCOUNTS = 5;
const MAC_BYTES = 16;

/** Days for which a browser stays known. */
export const KNOWN_BROWSER_DAYS = 180;

export const knownBrowserCookie = (secure: boolean): string =>
  `${secure ? '__Secure-' : ''}copydesk-known-browser`;

/** The cookie's value: `id.mac.mac…`, each MAC for one account that signed in with this browser. */
const shape = /^[\w-]{22}(\.[\w-]{22}){1,5}$/;

function macOf(secret: string, browser: string, account: string): string {
  const mac = createHmac('sha256', secret).update(`known browser\0${browser}\0${account}`).digest();
  return mac.subarray(0, MAC_BYTES).toString('base64url');
}

/** Whether this browser was used to sign in to this account before. It is no proof of who uses the browser now. */
export function isKnownBrowser(secret: string, cookie: string | undefined, account: string): boolean {
  if (!cookie || !shape.test(cookie)) return false;
  const [browser = '', ...macs] = cookie.split('.');
  const expected = Buffer.from(macOf(secret, browser, account));
  return macs.some((mac) => timingSafeEqual(Buffer.from(mac), expected));
}

/** The browser's cookie after a sign-in to the account. */
export function rememberBrowser(secret: string, cookie: string | undefined, account: string): string {
  const [browser = randomBytes(MAC_BYTES).toString('base64url'), ...macs] =
    cookie && shape.test(cookie) ? cookie.split('.') : [];
  const mac = macOf(secret, browser, account);
  return [browser, mac, ...macs.filter((other) => other !== mac)].slice(0, 1 + MAX_ACCOUNTS).join('.');
}
