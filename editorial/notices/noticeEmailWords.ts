import type { NoticeKind } from '#contracts/noticeGroups.ts';
import type { Locale } from '#db/schema/people.ts';

type NoticeWords = {
  sentence: Record<NoticeKind, (by: string, headline: string) => string>;
  untitled: string;
  due(time: string): string;
  why(address: string): string;
};

/** The sentences of emails about notices, in the languages of staff. */
export const noticeEmailWords: Record<Locale, NoticeWords> = {
  en: {
    sentence: {
      mentioned: (by, headline) => `${by} mentioned you in “${headline}”`,
      replied: (by, headline) => `${by} replied in “${headline}”`,
      commented: (by, headline) => `${by} commented on “${headline}”`,
      filed: (by, headline) => `${by} submitted “${headline}” for review`,
      returned: (by, headline) => `${by} returned “${headline}” to the writer`,
      approved: (by, headline) => `${by} approved “${headline}”`,
      assigned: (by, headline) => `${by} assigned “${headline}” to you`,
      released: (by, headline) => `${by} released “${headline}”`,
    },
    untitled: 'Untitled',
    due: (time) => `Due ${time}`,
    why: (address) => `You get this because you chose it in your account. To change it: ${address}`,
  },
  'zh-CN': {
    sentence: {
      mentioned: (by, headline) => `${by} 在《${headline}》中提到了您`,
      replied: (by, headline) => `${by} 回复了《${headline}》中的批注`,
      commented: (by, headline) => `${by} 批注了《${headline}》`,
      filed: (by, headline) => `${by} 提交了《${headline}》，等待审稿`,
      returned: (by, headline) => `${by} 退回了《${headline}》`,
      approved: (by, headline) => `${by} 审核通过了《${headline}》`,
      assigned: (by, headline) => `${by} 把《${headline}》分配给您`,
      released: (by, headline) => `${by} 发布了《${headline}》`,
    },
    untitled: '无标题',
    due: (time) => `截止时间：${time}`,
    why: (address) => `您在账户中选择了接收这类邮件。如需更改：${address}`,
  },
};
