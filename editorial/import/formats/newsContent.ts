import { children, type XmlElement, xmlAttribute, xmlText } from '#editorial/xml/parseXml.ts';
import { ItemRefused, type MachineArticle } from './machineArticle.ts';
import { type KeptOutCollector, soundText } from './machineText.ts';
import { readNitf } from './nitf.ts';
import { isXhtml, xhtmlStory } from './xhtmlStory.ts';

/** The content of an item: a whole NITF document, which has its own members, or a body. */
export type NewsContent = { nitf: MachineArticle } | Pick<MachineArticle, 'body' | 'body_format'> | null;

/**
 * The best content of a NewsML-G2 item: markup before plain text. @param headline the item's, for a NITF document
 * without one @throws {ItemRefused} `remote-content`
 */
export function readContentSet(
  item: XmlElement,
  { headline, number, kept }: { headline: string; number: number; kept: KeptOutCollector },
): NewsContent {
  const set = children(item, 'contentSet')[0];
  for (const one of children(set, 'inlineXML')) {
    const nitf = children(one, 'nitf')[0];
    if (nitf) return { nitf: readNitf(nitf, number, { headline }) };
    const content = readXhtml(children(one), headline, kept);
    if (content) return content;
  }
  const texts = children(set, 'inlineData').flatMap((one) => readInlineData(one) ?? []);
  const best = texts.find(({ body_format }) => body_format === 'html') ?? texts[0];
  if (best) return best;
  const remote = children(set, 'remoteContent')[0];
  if (remote) throw new ItemRefused('remote-content', xmlAttribute(remote, 'href'));
  return null;
}

function readXhtml(roots: XmlElement[], headline: string, keptOut: KeptOutCollector): NewsContent {
  if (roots.length === 0 || !roots.every(isXhtml)) return null;
  const body = soundText(xhtmlStory(roots, headline, keptOut));
  return body === '' ? null : { body, body_format: 'html' };
}

function readInlineData(data: XmlElement): Pick<MachineArticle, 'body' | 'body_format'> | null {
  const type = xmlAttribute(data, 'contenttype').toLowerCase();
  if (
    xmlAttribute(data, 'encoding') !== '' ||
    (type !== '' && !type.startsWith('text/') && !/html/.test(type))
  )
    return null;
  const body = soundText(xmlText(data)).trim();
  return body === '' ? null : { body, body_format: /html/.test(type) ? 'html' : 'text' };
}
