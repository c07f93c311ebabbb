export type FileFormat = 'jsonl' | 'json' | 'xml' | 'html' | 'text';

const htmlNames = new Set(
  'html head body main article section header footer div p span h1 h2 h3 h4 ul ol li table blockquote pre meta title style a b i em strong img figure br hr font'.split(
    ' ',
  ),
);
/** Characters at the start of a file that are searched for its first element. */
const MAX_PROLOG = 100_000;

/**
 * Detects the format of a file from its content. Prose that merely begins with a bracket ("[Correction] …", "<Brussels>
 * …") is text. The first characters distinguish invalid JSON from prose. @param text without a byte order mark
 */
export function formatOf(text: string): FileFormat {
  const start = text.slice(0, MAX_PROLOG).trimStart();
  if (start.startsWith('<')) return markupFormat(start);
  if (start.startsWith('{') || start.startsWith('[')) return jsonFormat(text.trim());
  return 'text';
}

function markupFormat(start: string): FileFormat {
  let at = 0;
  let isDeclared = false;
  for (;;) {
    at += start.slice(at).length - start.slice(at).trimStart().length;
    const end = endOfProlog(start, at);
    if (end === null) break;
    if (start.startsWith('<?xml', at)) isDeclared = true;
    const doctype = /^<!doctype\s+([\w.:-]+)/i.exec(start.slice(at, at + 200))?.[1];
    if (doctype) return doctype.toLowerCase() === 'html' ? 'html' : 'xml';
    at = end;
  }
  const name = /^<((?:[\w.-]+:)?[a-z_][\w.-]*)(?=[\s/>])/i.exec(start.slice(at, at + 200))?.[1];
  if (!name) return isDeclared ? 'xml' : 'text';
  if (htmlNames.has(name.toLowerCase())) return 'html';
  const tag = start.slice(at, start.indexOf('>', at) + 1);
  const isElement = /\sxmlns(?::[\w.-]+)?\s*=/.test(tag) || start.includes(`</${name}`) || tag.endsWith('/>');
  return isDeclared || isElement ? 'xml' : 'text';
}

const prologParts = [
  { opening: /^<!--/, closing: '-->' },
  { opening: /^<\?/, closing: '?>' },
  { opening: /^<!doctype\s/i, closing: '>' },
];

/** Position after a comment, a processing instruction or a DOCTYPE; null if none begins here. */
function endOfProlog(start: string, at: number): number | null {
  const beginning = start.slice(at, at + 10);
  const closing = prologParts.find(({ opening }) => opening.test(beginning))?.closing;
  if (!closing) return null;
  const end = start.indexOf(closing, at + 2);
  return end === -1 ? null : end + closing.length;
}

function jsonFormat(text: string): FileFormat {
  const json = parsed(text);
  if (json) return holdsObjects(json.value) ? 'json' : 'text';
  const lines = text.split('\n', 50).filter((line) => line.trim() !== '');
  const [first = '', second = ''] = lines;
  const isLines = isObjectStart(first) && (isObjectStart(second) || holdsObjects(parsed(first)?.value));
  if (isLines) return 'jsonl';
  return isObjectStart(text) || /^\[\s*\{/.test(text) ? 'json' : 'text';
}

const isObjectStart = (text: string): boolean => /^\s*\{\s*(?:"|\})/.test(text);

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

const isObjectLike = (value: unknown): boolean => typeof value === 'object' && value !== null;

const holdsObjects = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 || value.some(isObjectLike) : isObjectLike(value);
