import { type FileFormat, formatOf } from './formats/formatOf.ts';
import type { MachineProblem, MachineReading } from './formats/machineArticle.ts';
import { readMachine } from './formats/readMachine.ts';
import { readHtmlPage } from './htmlPage.ts';
import { typesetArticle } from './typesetting.ts';
import type { WireArticle, WireProblem, WireReading } from './wireArticle.ts';
import { readWireText } from './wireText.ts';
import { shapeFaults, writtenArticle } from './writtenArticle.ts';
import { readWritten } from './writtenReader.ts';

export type CopyReading = WireReading & { format: FileFormat };

/**
 * Parses copy of any format: wire text, JSON lines or JSON in our own format, ninjs, NITF, NewsML-G2, an HTML page. The
 * format is detected from the content only, not from the file name or media type. Pure; never throws.
 * @param text decoded; at most 5 million characters
 */
export function readImportedCopy(text: string): CopyReading {
  const copy = text.replace(/^\uFEFF/, '');
  const format = formatOf(copy);
  if (format === 'text' || format === 'html') {
    const { articles, problems } = format === 'text' ? readWireText(copy) : readHtmlPage(copy);
    return { format, articles: articles.map(typesetArticle), problems };
  }
  const { articles, problems } = readMachine(copy, format);
  const read = articles.map(readMachineArticle);
  return {
    format,
    articles: read.filter((each) => 'key' in each),
    problems: [...problems.map(asWireProblem), ...read.filter((each) => 'why' in each)],
  };
}

/** Converts one article of a machine format to a story to import, or to a problem. */
export function readMachineArticle(article: MachineReading['articles'][number]): WireArticle | WireProblem {
  const { item, keptOut, related, ...members } = article;
  const { data, error } = writtenArticle.safeParse(members);
  if (error) return { line: item, why: 'not-article', text: shapeFaults(error).slice(0, 300) };
  return readWritten(data, { key: `item-${item}`, line: item, keptOut, related });
}

const asWireProblem = ({ item: line, why, text }: MachineProblem): WireProblem => ({
  line,
  why,
  isItem: true,
  text,
});
