import type { AttributeValue, BlockDetail } from './changeTypes.ts';

/** Writes a text of the messages below `comparison`. */
export type ComparisonTranslator = (key: string, values?: Record<string, string | number>) => string;

/** The names that the messages have, by group; another one has the name `other`. */
const names = {
  block: new Set(
    'paragraph heading2 heading3 heading4 pullQuote blockquote bulletList orderedList entry picture divider factBox table tableCell tableHeader'.split(
      ' ',
    ),
  ),
  attribute: new Set(['start', 'type', 'at', 'language', 'decorative']),
  text: new Set(['alt', 'caption', 'credit', 'attribution']),
  mark: new Set(['bold', 'italic', 'strike', 'subscript', 'superscript', 'language']),
};

const nameOf = (t: ComparisonTranslator, group: keyof typeof names, name: string): string =>
  t(`${group}.${names[group].has(name) ? name : 'other'}`);

/** One detail of a comparison in words. For texts and cells it names only the place: their words are shown beside it. */
export function detailText(detail: BlockDetail, t: ComparisonTranslator): string {
  switch (detail.is) {
    case 'kind':
      return t('change', {
        before: nameOf(t, 'block', detail.before),
        after: nameOf(t, 'block', detail.after),
      });
    case 'wrapped':
    case 'unwrapped':
      return t(detail.is, { container: nameOf(t, 'block', detail.container) });
    case 'attribute':
      return attributeText(detail, t);
    case 'text':
      return nameOf(t, 'text', detail.name);
    case 'mark': {
      const mark = nameOf(t, 'mark', detail.mark);
      const { text, value } = detail;
      return t(`format.${detail.change}`, { mark: value === undefined ? mark : `${mark} (${value})`, text });
    }
    case 'link': {
      const { text, before, after } = detail;
      if (after === null) return t('link.removed', { text, target: before ?? '' });
      return t(before === null ? 'link.added' : 'link.changed', { text, target: after });
    }
    case 'cell': {
      const place = t('cell', { row: detail.row, column: detail.column });
      return [place, ...(detail.details ?? []).map((each) => detailText(each, t))].join(' · ');
    }
    case 'row':
    case 'column':
      return t(`${detail.is}.${detail.change}`, { at: detail.at, text: detail.text });
    default:
      return t(detail.is);
  }
}

function attributeText(
  { name, before, after }: Extract<BlockDetail, { is: 'attribute' }>,
  t: ComparisonTranslator,
): string {
  if (name === 'asset') return t('pictureReplaced');
  const written = (value: AttributeValue) =>
    value === null || value === false ? t('none') : name === 'at' ? utcText(String(value)) : String(value);
  return t('attributeChange', {
    name: nameOf(t, 'attribute', name),
    before: written(before),
    after: written(after),
  });
}

/** `2026-04-14 08:00 UTC` for the time of an entry. */
const utcText = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
