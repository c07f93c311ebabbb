import {
  childNodesOf,
  children,
  findWithin,
  nameOf,
  parseXml,
  type XmlElement,
  xmlAttribute,
  xmlText,
} from '#editorial/xml/parseXml.ts';
import { emptySource, type SourceMetadata } from './sourceMetadata.ts';

/** Maximum bytes of a packet. Photographs have a few kB; more is edit history that programs add. */
const MAX_XMP_BYTES = 1_000_000;
const MAX_CREATORS = 12;

const DC = 'http://purl.org/dc/elements/1.1/';
const PHOTOSHOP = 'http://ns.adobe.com/photoshop/1.0/';
const RIGHTS = 'http://ns.adobe.com/xap/1.0/rights/';
const IPTC_CORE = 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/';
const EXIF = 'http://ns.adobe.com/exif/1.0/';

/** Reads an XMP packet. @param language preferred if a text is given in several; then `x-default`, then the first */
export function readXmp(block: Uint8Array | undefined, language: string): SourceMetadata | null {
  if (!block || block.length > MAX_XMP_BYTES) return null;
  const text = new TextDecoder('utf-8').decode(block).replaceAll('\0', '').trim();
  const parsed = parseXml(text);
  if ('why' in parsed) return null;
  const descriptions =
    nameOf(parsed.root) === 'Description' ? [parsed.root] : findWithin(parsed.root, 'Description');
  const one = (namespace: string, name: string) => {
    for (const description of descriptions) {
      const value = propertyOf(description, { namespace, name }, language);
      if (value !== '') return value;
    }
    return '';
  };
  const creators = descriptions.flatMap((description) =>
    children(description, 'creator')
      .filter((element) => element.namespaceURI === DC)
      .flatMap((element) => listOf(element).map((one) => xmlText(one))),
  );
  return {
    ...emptySource(),
    alt: one(IPTC_CORE, 'AltTextAccessibility'),
    longAlt: one(IPTC_CORE, 'ExtDescrAccessibility'),
    caption: one(DC, 'description'),
    headline: one(PHOTOSHOP, 'Headline'),
    credit: one(PHOTOSHOP, 'Credit'),
    source: one(PHOTOSHOP, 'Source'),
    creators: (creators.length > 0 ? creators : [one(DC, 'creator')]).slice(0, MAX_CREATORS),
    copyright: one(DC, 'rights'),
    usageTerms: one(RIGHTS, 'UsageTerms'),
    instructions: one(PHOTOSHOP, 'Instructions'),
    taken: one(PHOTOSHOP, 'DateCreated') || one(EXIF, 'DateTimeOriginal'),
  };
}

type PropertyName = { namespace: string; name: string };

/** A property, as an element or as an attribute. */
function propertyOf(description: XmlElement, { namespace, name }: PropertyName, language: string): string {
  const short = description.getAttributeNS(namespace, name);
  if (short?.trim()) return short;
  const element = children(description, name).find((one) => one.namespaceURI === namespace);
  return element ? xmlText(inLanguage(listOf(element), language)) : '';
}

/** The items of an array of any of the three kinds; for a plain value the element itself. */
function listOf(element: XmlElement): XmlElement[] {
  const array = children(element, 'Alt', 'Seq', 'Bag')[0];
  return array ? children(array, 'li') : [element];
}

function inLanguage(items: XmlElement[], language: string): XmlElement | undefined {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  const filled = items.filter((item) => childNodesOf(item).length > 0);
  return (
    filled.find((item) => xmlAttribute(item, 'lang').toLowerCase() === language.toLowerCase()) ??
    filled.find((item) => primary(xmlAttribute(item, 'lang')) === primary(language)) ??
    filled.find((item) => xmlAttribute(item, 'lang') === 'x-default') ??
    filled[0]
  );
}
