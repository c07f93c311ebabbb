/** Characters at the beginning of a story in which a dateline is searched. */
const DATELINE_CHARACTERS = 160;

const place = String.raw`\p{Lu}[\p{L}.'’ -]{1,39}(?:\/\p{Lu}[\p{L}.'’ -]{1,39}){0,3}`;
const region = String.raw`(?:,\s?\p{Lu}[\p{L}.'’ -]{1,29})?`;
const date = String.raw`(?:\p{L}{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.?\s(?:de\s)?\p{L}{3,10}\.?)(?:,?\s(?:de\s)?\d{4})?`;
const agency = String.raw`\([\p{L}\d ./&-]{2,30}\)`;
const dash = String.raw`\s?(?:\.-|--|[-–—_])(?:\s+|$)`;

/** Datelines by agency. Each ends where the first sentence begins, which is not a lower-case letter. */
const datelines: RegExp[] = [
  // "PORT ALDER, England (AP) — ", "PORT ALDER, April 14 (Reuters) - ", "Port Alder (dpa) - ", "Madrid, 14 abr (EFE).- "
  new RegExp(String.raw`^${place}${region}(?:,\s?${date})?,?\s?${agency}(?:${dash}|:\s)`, 'u'),
  // "TOKYO, April 14, Kyodo - ", "PORT ALDER, March 9 - "
  new RegExp(String.raw`^${place}${region},\s?${date}(?:,\s?[\p{L}][\p{L} ]{1,24})?${dash}`, 'u'),
  // "MOSCOW, April 14. /TASS/. ", "New Delhi, April 14 (PTI) ", "(ANSA) - ROME, APR 14 - "
  new RegExp(String.raw`^${place}${region},\s?${date}\.?\s?/[\p{Lu}]{2,12}/(?:\.|\s?(?:--|[-–—]))?\s+`, 'u'),
  new RegExp(String.raw`^${place}${region},\s?${date},?\s?\([\p{Lu}\d]{2,8}\)\s+(?=["“'‘„«]?\p{Lu})`, 'u'),
  new RegExp(String.raw`^${agency}${dash}${place}${region},\s?${date}${dash}`, 'u'),
  // "April 14 (Northern News) -- ", "(Northern News) -- "
  new RegExp(String.raw`^(?:${date}\s)?${agency}${dash}`, 'u'),
  // "PORT ALDER, England — ", "PORT ALDER -- "
  new RegExp(String.raw`^\p{Lu}[\p{Lu}.'’ -]{3,39}${region}\s(?:--|[–—_-])\s+(?=["“'‘„«]?\p{Lu})`, 'u'),
  // "新华社北京4月14日电（记者张三）", "本报讯（记者李四）", "（北方社桤港14日电）", "【东京共同】"
  /^[（(【]?[\p{Script=Han}]{2,10}(?:社|网|报|台|讯)[\p{Script=Han}、·]{0,20}?(?:\d{1,2}月)?\d{1,2}日(?:电|讯|专电)[）)】]?\s?(?:[（(](?:记者|通讯员|综合)[^）)]{0,40}[）)])?\s?(?:题[:：])?\s*/u,
  /^(?:本报|本刊|本台|本网|本社)(?:讯|[\p{Script=Han}]{1,6}讯|电)\s?(?:[（(][^）)]{1,40}[）)])?\s*/u,
  /^【[^】]{2,20}】\s*/u,
  // "القدس 14 أبريل (رويترز) - "
  /^[\p{Script=Arabic}\d /،]{2,60}\([\p{Script=Arabic}. ]{2,30}\)\s?[-–—ـ:]{1,2}\s*/u,
];

/**
 * Removes the dateline from the first paragraph of a story; null when it has none. `text` is empty when the paragraph
 * is only a dateline.
 */
export function readDateline(paragraph: string): { dateline: string; text: string } | null {
  const beginning = paragraph.slice(0, DATELINE_CHARACTERS);
  for (const pattern of datelines) {
    const dateline = pattern.exec(beginning)?.[0];
    if (!dateline) continue;
    const text = paragraph.slice(dateline.length).trim();
    if (!/^\p{Ll}/u.test(text)) return { dateline: dateline.trim(), text };
  }
  return null;
}
