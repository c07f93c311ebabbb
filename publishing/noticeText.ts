import type { CorrectionNotice, NoticeEvent } from '#editorial/readerQueries/readerTypes.ts';
import { instantText } from './dates.ts';
import type { PaperFrame } from './paperFrame.ts';
import { translatorFor } from './readerMessages.ts';

/** What a note is called: a correction, and whether it was taken back since. */
export function noticeName(
  { kind, holds }: Pick<CorrectionNotice, 'kind' | 'holds'>,
  language: PaperFrame['language'],
): string {
  const t = translatorFor(language);
  const name = kind === 'take-back' ? t('notice.takeBack') : t(`story.kind.${kind}`);
  return holds ? name : t('notice.undone', { kind: name });
}

/** A kind as messages select by it: a selector of ICU MessageFormat has no hyphen. */
export const kindWord = (kind: CorrectionNotice['kind']) => kind.replace('-', '');

/** A note with what became of it, as plain text: where it stands alone, it must not contradict the story. */
export function noticeText(
  { note, kind, events }: Pick<CorrectionNotice, 'note' | 'kind' | 'events'>,
  { language, paper: { zone } }: Pick<PaperFrame, 'language' | 'paper'>,
): string {
  const t = translatorFor(language);
  const sentence = ({ is, at }: NoticeEvent) =>
    t.markup(`notice.${is}`, {
      kind: kindWord(kind),
      at: instantText(at, language, zone),
      time: (text) => text,
    });
  return [note, ...events.flatMap((event) => [sentence(event), event.note])].filter(Boolean).join('\n');
}
