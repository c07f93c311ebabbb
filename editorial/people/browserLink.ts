import { createHmac, timingSafeEqual } from 'node:crypto';
import { inTransaction, staff } from '#db/pools.ts';
import { and, eq, isNull } from '#db/query.ts';
import { type Locale, user } from '#db/schema/people.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import { enqueue, record } from '#editorial/audit/auditRecord.ts';
import { accountKey, countTry } from './signInLimits.ts';

/** Minutes for which an emailed link can mark a browser as known. */
export const BROWSER_LINK_MINUTES = 15;

/** Maximum such emails to one account in a quarter of an hour, because strangers can trigger them. */
const MAX_EMAILS = 2;

const macOf = (secret: string, payload: string) =>
  createHmac('sha256', secret).update(`browser link\0${payload}`).digest('base64url');

/** A signed token with an account and its expiry (ms since 1970). */
export function browserLinkToken(secret: string, account: string, expiresAt: number): string {
  const payload = Buffer.from(JSON.stringify([account, expiresAt])).toString('base64url');
  return `${payload}.${macOf(secret, payload)}`;
}

/** The account in a token, or null when it is forged or expired. */
export function readBrowserLink(secret: string, token: string, now: number): string | null {
  if (!/^[\w-]{1,600}\.[\w-]{43}$/.test(token)) return null;
  const [payload = '', mac = ''] = token.split('.');
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(secret, payload)))) return null;
  const [account, expiresAt] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, number];
  return expiresAt > now ? account : null;
}

/**
 * Emails the owner of an account a link that marks their browser as known, so that others' wrong passwords cannot lock
 * the owner out. Does not reveal whether the account exists; at most two emails in a quarter of an hour.
 */
export async function mailBrowserLink(
  account: string,
  settings: { site: string; secret: string },
): Promise<void> {
  const [owner] = await staff()
    .select({ id: user.id, email: user.email, name: user.name, locale: user.locale })
    .from(user)
    .where(and(eq(user.email, account), isNull(user.disabledAt)));
  if (!owner) return;
  try {
    await countTry([{ key: `browser-link ${accountKey(account)}`, max: MAX_EMAILS }]);
  } catch (error) {
    if (isRefusal(error)) return;
    throw error;
  }
  const expiresAt = Date.now() + BROWSER_LINK_MINUTES * 60_000;
  const link = `${settings.site}/sign-in/browser/${browserLinkToken(settings.secret, account, expiresAt)}`;
  await inTransaction(async (tx) => {
    await enqueue(tx, 'mail', emailOf(owner, link));
    await record(tx, systemActor, 'browser-link.mail', { is: 'user', id: owner.id });
  });
}

function emailOf(to: { email: string; name: string; locale: Locale }, link: string) {
  if (to.locale === 'zh-CN')
    return {
      to: to.email,
      subject: '有人多次尝试登录您的账户',
      text: `${to.name}，您好：\n\n有人对您的账户输入了许多次错误的密码，因此暂时只有您用过的浏览器可以登录。要用另一个浏览器登录，请在 ${BROWSER_LINK_MINUTES} 分钟内在该浏览器中打开下面的链接，然后输入密码：\n\n${link}\n\n如果您此刻并未登录，无需任何操作：没有密码，谁也无法进入。\n`,
    };
  return {
    to: to.email,
    subject: 'Many tries to sign in to your account',
    text: `Hello ${to.name},\n\nMany wrong passwords were entered for your account, so for now only browsers in which you signed in before can sign in. To sign in with another browser, open this link in it within ${BROWSER_LINK_MINUTES} minutes, then enter your password:\n\n${link}\n\nIf you are not signing in at this moment, you need not do anything: nobody gets in without the password.\n`,
  };
}
