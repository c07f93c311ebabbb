import { textOfMarkup } from './formats/markup.ts';

/** The text of the first element of that name near the beginning of the page. */
export function firstElementText(html: string, name: string): string {
  const start = html.slice(0, 200_000);
  const open = new RegExp(`<${name}(?:\\s[^>]{0,500})?>`, 'i').exec(start);
  if (!open) return '';
  const from = open.index + open[0].length;
  const end = start.toLowerCase().indexOf(`</${name}`, from);
  return end < 0 ? '' : textOfMarkup(start.slice(from, end));
}
