'use client';
import { type Messages, useTranslations } from 'use-intl';
import type { SuggestionPart } from '#body/suggestions/suggestionList.ts';

type BlockName = keyof Messages['editor']['suggesting']['blocks'];
type MarkName = keyof Messages['editor']['suggesting']['marks'];

/** Maximum characters of a text in a card. */
const MAX_SHOWN = 300;
const shortened = (text: string): string =>
  text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN).toWellFormed()}…` : text;

/** What a part of a suggestion proposes, as a sentence without its subject. */
export function useSuggestionWords(): (part: SuggestionPart) => string {
  const t = useTranslations('editor.suggesting');
  const block = (type: string, level?: unknown) => {
    const name = type === 'heading' ? `heading${level === 3 || level === 4 ? 3 : 2}` : type;
    return t(`blocks.${(t.has(`blocks.${name as BlockName}`) ? name : 'other') as BlockName}`);
  };
  const mark = (type: string) =>
    t(`marks.${(t.has(`marks.${type as MarkName}`) ? type : 'other') as MarkName}`);
  return (part) => {
    switch (part.is) {
      case 'break':
        return t('parts.break');
      case 'add-format':
      case 'remove-format':
        return t(`parts.${part.is}`, { text: shortened(part.text), format: mark(part.mark.type) });
      case 'change-block':
        return part.from === part.to.type && part.from !== 'heading'
          ? t('parts.change-attributes', { block: block(part.from), text: shortened(part.text) })
          : t('parts.change-block', {
              block: block(part.to.type, part.to.attrs?.level),
              text: shortened(part.text),
            });
      case 'insert-block':
      case 'delete-block':
      case 'join-block':
        return t(`parts.${part.is}`, { block: block(part.type), text: shortened(part.text) });
      default:
        return t(`parts.${part.is}`, { text: shortened(part.text) });
    }
  };
}
