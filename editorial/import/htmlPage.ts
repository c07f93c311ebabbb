import { gravestHold } from '#contracts/keptOut.ts';
import { MAX_IMPORTED_HEADLINE_CHARACTERS } from '#contracts/textLimits.ts';
import { languageOf } from '#editorial/search/searchWords.ts';
import { firstElementText } from './firstElementText.ts';
import { readMachineBody } from './machineBody.ts';
import type { WireReading } from './wireArticle.ts';

/** Parses an HTML page as one story: the headline is its first `h1`, else its title, else its first line. */
export function readHtmlPage(html: string): WireReading {
  const body = readMachineBody(html, { format: 'html', line: 1 });
  const marked = firstElementText(html, 'h1') || firstElementText(html, 'title');
  const [first, ...rest] = body.blocks;
  const headline = (marked || first?.text || '').replace(/\s+/gu, ' ').trim();
  const blocks = first?.text === headline ? rest : body.blocks;
  if (headline === '') return { articles: [], problems: [{ line: 1, why: 'empty', text: '' }] };
  const isLong = headline.length > MAX_IMPORTED_HEADLINE_CHARACTERS;
  if (isLong || blocks.length === 0) {
    const text = headline.slice(0, 80).toWellFormed();
    return { articles: [], problems: [{ line: 1, why: isLong ? 'title-long' : 'no-text', text }] };
  }
  return {
    articles: [
      {
        key: 'item-1',
        line: 1,
        headline,
        standfirst: '',
        topics: [],
        authors: [],
        section: null,
        language: languageOf(headline, blocks.map(({ text }) => text).join('')),
        releasedAt: null,
        embargoedUntil: body.embargoedUntil,
        urgency: null,
        onFronts: null,
        typeset: 0,
        hold: gravestHold(body.holds),
        blocks,
        keptOut: body.keptOut,
        relatedTo: null,
      },
    ],
    problems: [],
  };
}
