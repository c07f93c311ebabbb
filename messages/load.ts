import enAccount from '#messages/en/account.json' with { type: 'json' };
import enAdmin from '#messages/en/admin.json' with { type: 'json' };
import enBin from '#messages/en/bin.json' with { type: 'json' };
import enCalendar from '#messages/en/calendar.json' with { type: 'json' };
import enDoor from '#messages/en/door.json' with { type: 'json' };
import enEditor from '#messages/en/editor.json' with { type: 'json' };
import enEffects from '#messages/en/effects.json' with { type: 'json' };
import enFront from '#messages/en/front.json' with { type: 'json' };
import enImport from '#messages/en/import.json' with { type: 'json' };
import enLexicon from '#messages/en/lexicon.json' with { type: 'json' };
import enMedia from '#messages/en/media.json' with { type: 'json' };
import enNewsroom from '#messages/en/newsroom.json' with { type: 'json' };
import enPackages from '#messages/en/packages.json' with { type: 'json' };
import enPast from '#messages/en/past.json' with { type: 'json' };
import enRecover from '#messages/en/recover.json' with { type: 'json' };
import enRefusals from '#messages/en/refusals.json' with { type: 'json' };
import enRelease from '#messages/en/release.json' with { type: 'json' };
import enSeries from '#messages/en/series.json' with { type: 'json' };
import enShare from '#messages/en/share.json' with { type: 'json' };
import enTopics from '#messages/en/topics.json' with { type: 'json' };
import enUi from '#messages/en/ui.json' with { type: 'json' };
import zhAccount from '#messages/zh-CN/account.json' with { type: 'json' };
import zhAdmin from '#messages/zh-CN/admin.json' with { type: 'json' };
import zhBin from '#messages/zh-CN/bin.json' with { type: 'json' };
import zhCalendar from '#messages/zh-CN/calendar.json' with { type: 'json' };
import zhDoor from '#messages/zh-CN/door.json' with { type: 'json' };
import zhEditor from '#messages/zh-CN/editor.json' with { type: 'json' };
import zhEffects from '#messages/zh-CN/effects.json' with { type: 'json' };
import zhFront from '#messages/zh-CN/front.json' with { type: 'json' };
import zhImport from '#messages/zh-CN/import.json' with { type: 'json' };
import zhLexicon from '#messages/zh-CN/lexicon.json' with { type: 'json' };
import zhMedia from '#messages/zh-CN/media.json' with { type: 'json' };
import zhNewsroom from '#messages/zh-CN/newsroom.json' with { type: 'json' };
import zhPackages from '#messages/zh-CN/packages.json' with { type: 'json' };
import zhPast from '#messages/zh-CN/past.json' with { type: 'json' };
import zhRecover from '#messages/zh-CN/recover.json' with { type: 'json' };
import zhRefusals from '#messages/zh-CN/refusals.json' with { type: 'json' };
import zhRelease from '#messages/zh-CN/release.json' with { type: 'json' };
import zhSeries from '#messages/zh-CN/series.json' with { type: 'json' };
import zhShare from '#messages/zh-CN/share.json' with { type: 'json' };
import zhTopics from '#messages/zh-CN/topics.json' with { type: 'json' };
import zhUi from '#messages/zh-CN/ui.json' with { type: 'json' };

/**
 * What staff pages say, a namespace an area: client components ask `useTranslations('editor')` (use-intl), server
 * components `createTranslator({ locale, messages: messagesIn(locale), namespace })` of `use-intl/core`.
 * A new area is a file in each language and a line in each list here. Readers' pages load their own.
 */
export const enMessages = {
  ui: enUi,
  calendar: enCalendar,
  effects: enEffects,
  front: enFront,
  packages: enPackages,
  past: enPast,
  series: enSeries,
  share: enShare,
  newsroom: enNewsroom,
  import: enImport,
  bin: enBin,
  topics: enTopics,
  lexicon: enLexicon,
  media: enMedia,
  release: enRelease,
  recover: enRecover,
  refusals: enRefusals,
  editor: enEditor,
  account: enAccount,
  admin: enAdmin,
  door: enDoor,
};

const areas = {
  en: enMessages,
  'zh-CN': {
    ui: zhUi,
    calendar: zhCalendar,
    effects: zhEffects,
    front: zhFront,
    packages: zhPackages,
    past: zhPast,
    series: zhSeries,
    share: zhShare,
    newsroom: zhNewsroom,
    import: zhImport,
    bin: zhBin,
    topics: zhTopics,
    lexicon: zhLexicon,
    media: zhMedia,
    release: zhRelease,
    recover: zhRecover,
    refusals: zhRefusals,
    editor: zhEditor,
    account: zhAccount,
    admin: zhAdmin,
    door: zhDoor,
  },
};

export type StaffLocale = keyof typeof areas;
export type StaffMessages = typeof enMessages;

export function messagesIn(locale: StaffLocale): StaffMessages {
  return areas[locale];
}
