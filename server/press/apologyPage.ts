import { directionOf } from '#body/direction.ts';
import { languages } from '#contracts/languages.ts';
import type { Language, LocalizedNames } from '#db/schema/taxonomy.ts';

export type Apology = {
  status: 400 | 401 | 404 | 405 | 429 | 503;
  /** a title and what to do, by language */
  said: Record<Language, [string, string]>;
  /** where to continue instead of the front page; the link leaves any frame */
  way?: { href: string; words: Record<Language, string> };
  /** whether a later request to the same address may succeed */
  passes?: boolean;
};

/** The paper's names as last read from the database. Until then an error page shows no name. */
let paper: { names: LocalizedNames; language: Language } | null = null;

/** Sets the paper's names for later error pages. */
export function rememberPaper(named: { names: LocalizedNames; language: Language } | null): void {
  paper = named;
}

const toFront: Record<Language, string> = { en: 'Front page', 'zh-CN': '首页', ar: 'الصفحة الأولى' };
const again: Record<Language, string> = { en: 'Try again', 'zh-CN': '重试', ar: 'حاول مرة أخرى' };

// Styles as attributes, which the content security policy allows everywhere, so that the page is self-contained.
// Colours follow css/tokens.css.
const look = {
  body: 'margin:0;background:#fbf9f4;background:light-dark(#fbf9f4,#161513);color:#1c1a17;color:light-dark(#1c1a17,#ebe6dc);font:1.125rem/1.6 Newsreader,Georgia,serif',
  page: 'max-width:38rem;margin:0 auto;padding:1.25rem 1.25rem 4rem',
  name: 'margin:0 0 3rem;padding-block-end:.75rem;border-block-end:3px double;font-size:1.75rem;font-weight:600;line-height:1.2',
  first: 'margin:0;font-size:2rem;font-weight:600;line-height:1.25;text-wrap:balance',
  other: 'margin:0;font-size:1.375rem;font-weight:600;line-height:1.4',
  part: 'margin-block-start:2.5rem;padding-block-start:1.5rem;border-block-start:1px solid',
  link: 'color:inherit',
};

const asLetters = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The error text in each of the paper's languages, its main language first. */
export function asPage({ said, way, passes }: Apology): string {
  const own = paper?.language ?? 'en';
  const spoken = languages
    .filter((language) => !paper || language === own || paper.names[language])
    .toSorted((a, b) => Number(b === own) - Number(a === own));
  const name = paper && (paper.names[own] ?? Object.values(paper.names)[0]);
  const part = (language: Language, at: number) => {
    const [title, advice] = said[language];
    const link = (href: string, words: string) =>
      `<a style="${look.link}" href="${href}" target="_top">${words}</a>`;
    const home = language === own ? '/' : `/?language=${language}`;
    const ways = [
      ...(passes ? [link('', again[language])] : []),
      way ? link(way.href, way.words[language]) : link(home, toFront[language]),
    ];
    const head =
      at === 0 ? `<h1 style="${look.first}">${title}</h1>` : `<h2 style="${look.other}">${title}</h2>`;
    return `<section lang="${language}" dir="${directionOf(language)}"${at > 0 ? ` style="${look.part}"` : ''}>${head}<p>${advice}</p><p>${ways.join(' · ')}</p></section>`;
  };
  return `<!doctype html><html lang="${own}" dir="${directionOf(own)}"><head><meta charset="utf-8"><title>${said[own][0]}${name ? ` · ${asLetters(name)}` : ''}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"></head>
<body style="${look.body}"><div style="${look.page}">${name ? `<header><p style="${look.name}"><a style="${look.link};text-decoration:none" href="/" target="_top">${asLetters(name)}</a></p></header>` : ''}
<main>${spoken.map(part).join('\n')}</main></div></body></html>
`;
}
