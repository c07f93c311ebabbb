import { attribute, children, nameOf, textOf, type XmlElement } from '#editorial/xml/xml';
import { ItemRefused, type MachineArticle } from './machineArticle.ts';
import { sound } from './machineText.ts';
import { xhtmlBody } from './markup.ts';
import { readNitf } from './nitf.ts';

/** The text of an item: a whole NITF document, which brings members of its own, or a body. */
export type NewsContent = { nitf: MachineArticle } | Pick<MachineArticle, 'body' | 'body_format'> | null;

/**
 * The best of the contents of a NewsML-G2 item: markup before plain text.
 * @param headline that of the item, which a NITF document without one takes
 * @throws {ItemRefused} `remote-content`
 */
export function readContentSet(item: XmlElement, headline: string, number: number): NewsContent {
  const set = children(item, 'contentSet')[0];
  for (const one of children(set, 'inlineXML')) {
    const content = readInlineXml(one, headline, number);
    if (content) return content;
  }
  const texts = children(set, 'inlineData').flatMap((one) => readInlineData(one) ?? []);
  const best = texts.find(({ body_format }) => body_format === 'html') ?? texts[0];
  if (best) return best;
  const remote = children(set, 'remoteContent')[0];
  if (remote) throw new ItemRefused('remote-content', attribute(remote, 'href'));
  return null;
}

function readInlineXml(inline: XmlElement, headline: string, number: number): NewsContent {
  const root = children(inline)[0];
  if (!root) return null;
  if (nameOf(root) === 'nitf') return { nitf: readNitf(root, number, { headline }) };
  const isFragment = children(inline).length > 1;
  const body = sound(xhtmlBody(isFragment ? inline : root, headline));
  return body === '' ? null : { body, body_format: 'html' };
}

function readInlineData(data: XmlElement): Pick<MachineArticle, 'body' | 'body_format'> | null {
  const type = attribute(data, 'contenttype').toLowerCase();
  if (attribute(data, 'encoding') !== '' || (type !== '' && !type.startsWith('text/') && !/html/.test(type)))
    return null;
  const body = sound(textOf(data)).trim();
  return body === '' ? null : { body, body_format: /html/.test(type) ? 'html' : 'text' };
}
