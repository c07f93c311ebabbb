import type { CorrectionNotice, NoticeEvent } from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from './dates.ts';
import type { PaperFrame } from './paperFrame.ts';
import { translatorFor } from './readerMessages.ts';

/** The name of a note: its kind, and whether it was taken back later. */
export function noticeName(
  { kind, holds }: Pick<CorrectionNotice, 'kind' | 'holds'>,
  language: PaperFrame['language'],
): string {
  const t = translatorFor(language);
  const name = kind === 'take-back' ? t('notice.takeBack') : t(`story.kind.${kind}`);
  return holds ? name : t('notice.undone', { kind: name });
}

/** A kind as a selector in messages: selectors of ICU MessageFormat have no hyphen. */
export const kindWord = (kind: CorrectionNotice['kind']) => kind.replace('-', '');

/** A note with its later events, as plain text: shown alone, it must not contradict the story. */
export function noticeText(
  { note, kind, events }: Pick<CorrectionNotice, 'note' | 'kind' | 'events'>,
  { language, paper: { zone } }: Pick<PaperFrame, 'language' | 'paper'>,
): string {
  const t = translatorFor(language);
  const sentence = ({ is, at: instant }: NoticeEvent) => {
    const at = instantText(instant, language, zone);
    return t.markup(`notice.${is}`, { kind: kindWord(kind), at, time: (text) => text });
  };
  return [note, ...events.flatMap((event) => [sentence(event), event.note])].filter(Boolean).join('\n');
}
