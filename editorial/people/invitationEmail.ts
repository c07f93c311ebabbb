import { staff } from '#db/pools.ts';
import { paper } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';

/** Days within which an invitation must be used. */
export const INVITATION_DAYS = 7;

/** The email with an invitation's link, in the language of the person who invites. */
export async function composeInvitationEmail(
  actor: Actor,
  name: string,
  link: string,
): Promise<{ subject: string; text: string }> {
  const [settings] = await staff().select().from(paper);
  const names = settings?.names ?? {};
  const of = names[actor.locale] ?? names[settings?.language ?? 'en'] ?? 'Copydesk';
  if (actor.locale === 'zh-CN')
    return {
      subject: `${of}编辑部邀请您加入`,
      text: `${name}，您好：\n\n${actor.name} 邀请您加入${of}编辑部。请在 ${INVITATION_DAYS} 天内打开下面的链接，设置密码：\n\n${link}\n\n链接只能使用一次。如果您并未等待这份邀请，请忽略本邮件。\n`,
    };
  return {
    subject: `Join the newsroom of ${of}`,
    text: `Hello ${name},\n\n${actor.name} invites you to the newsroom of ${of}. Open this link within ${INVITATION_DAYS} days to choose your password:\n\n${link}\n\nThe link works once. If you did not expect it, you can ignore this letter.\n`,
  };
}
