import { crc32 } from 'node:zlib';
import sharp from 'sharp';

// For tests: pictures with metadata as cameras and agencies write it.

export const plainPicture = (background = '#8a2233') =>
  sharp({ create: { width: 330, height: 220, channels: 3, background } });

type Dataset = [record: number, number: number, value: string | Uint8Array];

/** IIM as bytes: each dataset is a marker, its numbers, a length and a value. */
export function iimOf(datasets: Dataset[], encoding: BufferEncoding = 'utf8'): Buffer {
  return Buffer.concat(
    datasets.map(([record, number, value]) => {
      const bytes = typeof value === 'string' ? Buffer.from(value, encoding) : value;
      const head = Buffer.from([0x1c, record, number, 0, 0]);
      head.writeUInt16BE(bytes.length, 3);
      return Buffer.concat([head, bytes]);
    }),
  );
}

export const utf8Mark: Dataset = [1, 90, '\x1b%G'];

/** Photoshop's image resources with IIM among others, as in JPEG's APP13. */
export function photoshopBlock(iim: Uint8Array): Buffer {
  const resource = (number: number, name: string, data: Uint8Array) => {
    const head = Buffer.from(`8BIM\0\0${String.fromCharCode(name.length)}${name}`, 'latin1');
    head.writeUInt16BE(number, 4);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const padded = (bytes: Uint8Array) =>
      bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    return Buffer.concat([padded(head), size, padded(data)]);
  };
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    resource(0x03ed, 'odd', Buffer.from('resolution')),
    resource(0x0404, '', iim),
  ]);
}

/** A JPEG with a segment inserted before all others. @param marker the second byte: 0xe1 is APP1, 0xed APP13 */
export function withSegment(jpeg: Uint8Array, marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

/** A PNG with a chunk inserted after its header. */
export function withChunk(png: Uint8Array, type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), size, body, sum, png.subarray(33)]);
}

const namespaces =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"';

/** An XMP packet. @param inner elements of `rdf:Description` @param attributes properties in attribute form */
export const xmpOf = (inner: string, attributes = ''): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${namespaces} ${attributes}>${inner}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A property in several languages: rdf:Alt. */
export const inLanguages = (name: string, texts: Record<string, string>): string =>
  `<${name}><rdf:Alt>${Object.entries(texts)
    .map(([language, text]) => `<rdf:li xml:lang="${language}">${text}</rdf:li>`)
    .join('')}</rdf:Alt></${name}>`;
