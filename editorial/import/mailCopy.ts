import type { KeptOut } from '#contracts/keptOut.ts';
import { type CopyLine, columnsOf, endsSentence } from './copyLines.ts';

const header =
  /^(?:from|to|cc|bcc|subject|date|sent|reply-to|message-id|mime-version|content-[a-z-]+|x-[a-z-]+|received|return-path|delivered-to|importance|attachments?|von|an|betreff|datum|gesendet|de|para|à|a|objet|asunto|fecha|enviado|发件人|收件人|主题|日期|时间|抄送|发送时间|من|إلى|الموضوع|التاريخ)\s?[:：]/iu;
const subject =
  /^(?:subject|betreff|objet|asunto|主题|الموضوع)\s?[:：]\s*(?:(?:re|fwd?|aw|wg|回复|转发)\s?[:：]\s*)*(?<subject>.+)$/iu;
const sender = /^(?:from|von|de|发件人|من)\s?[:：]/iu;
const forwarded =
  /^-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|message d['’]origine|原始邮件|转发的?邮件)\s?-{2,}$/iu;
const greeting =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rs]?|bonjour|chers?|hola|estimad[oa]s?|各位|尊敬的|编辑|您好|السادة|تحية).{0,60}[,，:：!！]$/iu;
const signOff =
  /^(?:(?:kind|best|warm|many)\s(?:regards|wishes|thanks)|regards|best|thanks(?: and regards)?|thank you|cheers|yours (?:sincerely|faithfully|truly)|sincerely|mit freundlichen grüßen|viele grüße|cordialement|saludos(?: cordiales)?|此致|祝好|敬礼|谢谢|مع التحية|تحياتي|sent from my .{2,40}|get outlook for .{2,40}|发自我的.{2,20})[,，.!！]?$/iu;

/** Maximum lines of a mail signature. */
const SIGNATURE_LINES = 12;

export type MailCopy = { lines: CopyLine[]; subject: string | null; keptOut: KeptOut[] };

const asKeptOut = ({ text, number }: CopyLine): KeptOut => ({ kind: 'mail', text, line: number });
const isQuoted = ({ text }: CopyLine): boolean => text.startsWith('>');

/** Removes an email's headers, greeting, quoted lines and signature. Copy that begins without headers is unchanged. */
export function withoutMailHeaders(lines: CopyLine[]): MailCopy {
  const bodyAt = lines.findIndex(({ text }) => !header.test(text) && !forwarded.test(text));
  const above = bodyAt < 0 ? lines : lines.slice(0, bodyAt);
  const headers = above.filter(({ text }) => header.test(text));
  const hasSender = above.some(({ text }) => sender.test(text) || forwarded.test(text));
  const [title = null] = above.flatMap(({ text }) => subject.exec(text)?.groups?.subject ?? []);
  if (headers.length < 2 || !(hasSender || title)) return { lines, subject: null, keptOut: [] };
  const keptOut = above.map(asKeptOut);
  let rest = lines.slice(above.length);
  while (rest[0] && greeting.test(rest[0].text) && columnsOf(rest[0].text) <= 60 && rest.length > 1) {
    keptOut.push(asKeptOut(rest[0]));
    rest = rest.slice(1);
  }
  keptOut.push(...rest.filter(isQuoted).map(asKeptOut));
  rest = rest.filter((line) => !isQuoted(line));
  const first = Math.max(1, rest.length - SIGNATURE_LINES);
  const end = rest.findIndex(({ text }, index) => index >= first && (signOff.test(text) || text === '--'));
  if (end > 0) {
    keptOut.push(...rest.slice(end).map(asKeptOut));
    rest = rest.slice(0, end);
  }
  return { lines: rest, subject: title, keptOut };
}

/** Whether a first line is the story's first sentence, so that the mail's subject is the headline. */
export const isRunningText = (text: string): boolean => endsSentence(text) && columnsOf(text) > 70;
