import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/** The font families, in order: each character is drawn in the first that has it. */
export const families = '"Card Roman", "Card Naskh", "Card Han"';

/** A typeface split into files by character range, as the font packages provide it. */
type Sliced = { family: string; package: string; only?: string[] };

const sliced: Sliced[] = [
  { family: 'Card Naskh', package: 'noto-naskh-arabic', only: ['arabic'] },
  { family: 'Card Han', package: 'noto-serif-sc' },
];

type Slice = { family: string; file: string; holds(character: number): boolean };

let known: Promise<Slice[]> | undefined;
const registered = new Set<string>();

/**
 * Registers the fonts that a text needs, as the machine may have none: the paper's own for Latin, and only those files
 * of the Arabic and Chinese typefaces that contain its characters.
 */
export async function registerFontsFor(text: string): Promise<void> {
  known ??= readSlices();
  const slices = await known;
  await register('Card Roman', join(process.cwd(), 'components/reader/fonts/newsreader.woff2'));
  const characters = new Set([...text].map((sign) => sign.codePointAt(0) ?? 0).filter((code) => code > 0xff));
  for (const slice of slices)
    if ([...characters].some((code) => slice.holds(code))) await register(slice.family, slice.file);
}

async function register(family: string, file: string): Promise<void> {
  if (registered.has(file)) return;
  GlobalFonts.register(await readFile(file), family);
  registered.add(file);
}

async function readSlices(): Promise<Slice[]> {
  const faces = sliced.map(async ({ family, package: name, only }) => {
    const folder = join(process.cwd(), 'node_modules/@fontsource-variable', name);
    const ranges: Record<string, string> = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8'));
    return Object.entries(ranges)
      .filter(([key]) => !only || only.includes(key))
      .map(([key, range]) => ({
        family,
        file: join(folder, 'files', `${name}-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`),
        holds: within(range),
      }));
  });
  return (await Promise.all(faces)).flat();
}

/** Parses CSS's `unicode-range`: `U+4E00-4EFF,U+5000`. */
function within(range: string): (code: number) => boolean {
  const spans = range.split(',').map((span) => {
    const codes = span.replace('U+', '').split('-');
    const [from = Number.NaN, to = from] = codes.map((hex) => Number.parseInt(hex, 16));
    return [from, to] as const;
  });
  return (code) => spans.some(([from, to]) => code >= from && code <= to);
}
