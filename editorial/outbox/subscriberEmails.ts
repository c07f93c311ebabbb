import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import type { Transaction } from '#db/pools.ts';
import { type Language, type LocalizedNames, paper } from '#db/schema/taxonomy.ts';

export type SubscriberEmail = {
  to: string;
  subject: string;
  text: string;
  /** sender name; the software's name if absent */
  from?: string;
  headers?: Record<string, string>;
  /** the local part of Message-ID, for emails that may be sent twice */
  id?: string;
};

type Of = { to: string; language: Language; paper: string; section: string | null; link: string };

/** The email that asks the owner of an address to confirm a subscription. Unconfirmed addresses get no other email. */
export function confirmationEmail(about: Of): SubscriberEmail {
  const { to, paper, link, language } = about;
  const of = subscriptionName[language](about);
  return { to, from: paper, ...requests[language](of, link) };
}

/** The name of the subscribed section or paper. */
const subscriptionName: Record<Language, (of: Of) => string> = {
  en: ({ paper, section }) => (section ? `${section}, ${paper}` : paper),
  'zh-CN': ({ paper, section }) => (section ? `《${paper}》“${section}”栏目` : `《${paper}》`),
  ar: ({ paper, section }) => (section ? `قسم «${section}» في «${paper}»` : `«${paper}»`),
};

const requests: Record<Language, (of: string, link: string) => Pick<SubscriberEmail, 'subject' | 'text'>> = {
  en: (of, link) => ({
    subject: `Confirm your subscription to ${of}`,
    text: `Somebody asked for new stories of ${of} to be mailed to this address. If it was you, open this link and confirm:\n\n${link}\n\nIt works for seven days. If it was not you, ignore this email, and we will not write again.\n`,
  }),
  'zh-CN': (of, link) => ({
    subject: `请确认订阅${of}`,
    text: `有人用这个邮箱订阅了${of}的新报道邮件。如果是您本人，请打开下面的链接确认：\n\n${link}\n\n链接七天内有效。如果不是您，请忽略本邮件，我们不会再写信给您。\n`,
  }),
  ar: (of, link) => ({
    subject: `أكّد اشتراكك في ${of}`,
    text: `طلب أحدهم أن تُرسل أخبار ${of} الجديدة إلى هذا العنوان. إن كنت أنت، فافتح هذا الرابط وأكّد:\n\n${link}\n\nيعمل الرابط سبعة أيام. وإن لم تكن أنت، فتجاهل هذه الرسالة، ولن نكتب إليك ثانية.\n`,
  }),
};

export type NewsEmailContent = Of & {
  id: string;
  headline: string;
  standfirst: string;
  /** the correction note */
  note: string;
  kind: 'first' | 'update' | 'correction';
  story: string;
  oneClick: string;
};

const marks: Record<Language, Record<NewsEmailContent['kind'], string>> = {
  en: { first: '', update: 'Update: ', correction: 'Correction: ' },
  'zh-CN': { first: '', update: '更新：', correction: '更正：' },
  ar: { first: '', update: 'تحديث: ', correction: 'تصويب: ' },
};

const reasons: Record<Language, (of: string) => string> = {
  en: (of) => `You get this because you subscribed to ${of}. To end it:`,
  'zh-CN': (of) => `您订阅了${of}的新报道。退订：`,
  ar: (of) => `تصلك هذه الرسالة لأنك مشترك في ${of}. لإنهاء الاشتراك:`,
};

/** An email about a story, with the unsubscribe headers that mail programs show as a button (RFC 2369, RFC 8058). */
export function newsEmail(news: NewsEmailContent): SubscriberEmail {
  const { to, language, paper, link, id, kind, story, oneClick } = news;
  // Older releases may contain direction marks, which would affect the text after them.
  const [headline, standfirst, note] = [news.headline, news.standfirst, news.note].map(withoutInvisibleSigns);
  const because = reasons[language](subscriptionName[language](news));
  const parts = [headline, standfirst, kind === 'correction' ? note : '', story, `-- \n${because} ${link}`];
  return {
    to,
    from: paper,
    id,
    subject: `${marks[language][kind]}${headline}`,
    text: `${parts.filter(Boolean).join('\n\n')}\n`,
    headers: {
      'List-Unsubscribe': `<${oneClick}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
  };
}

type NamedSection = { slug: string; names: LocalizedNames };

/** The names of the paper and of the subscribed section: in the given language, else in the paper's, else in any. */
export async function readMailNames(
  db: Pick<Transaction, 'select'>,
  language: Language,
  section: NamedSection | null,
): Promise<{ paper: string; section: string | null }> {
  const [settings] = await db.select().from(paper);
  const nameOf = (names: LocalizedNames = {}) =>
    names[language] ?? names[settings?.language ?? 'en'] ?? Object.values(names)[0];
  return {
    paper: nameOf(settings?.names) || 'Copydesk',
    section: section && (nameOf(section.names) || section.slug),
  };
}
