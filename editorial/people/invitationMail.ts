import { staff } from '#db/pools.ts';
import { paper } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';

/** The email with an invitation's link, in the language of the person who invites. */
export async function invitationMail(
  actor: Pick<Actor, 'name' | 'locale'>,
  letter: { to: string; name: string; link: string; days: number },
): Promise<{ to: string; subject: string; text: string }> {
  const [settings] = await staff().select().from(paper);
  const names = settings?.names ?? {};
  const of = names[actor.locale] ?? names[settings?.language ?? 'en'] ?? 'Copydesk';
  if (actor.locale === 'zh-CN') {
    return {
      to: letter.to,
      subject: `${of}编辑部邀请您加入`,
      text: `${letter.name}，您好：\n\n${actor.name} 邀请您加入${of}编辑部。请在 ${letter.days} 天内打开下面的链接，设置密码：\n\n${letter.link}\n\n链接只能使用一次。如果您并未等待这份邀请，请忽略本邮件。\n`,
    };
  }
  return {
    to: letter.to,
    subject: `Join the newsroom of ${of}`,
    text: `Hello ${letter.name},\n\n${actor.name} invites you to the newsroom of ${of}. Open this link within ${letter.days} days to choose your password:\n\n${letter.link}\n\nThe link works once. If you did not expect it, you can ignore this letter.\n`,
  };
}
