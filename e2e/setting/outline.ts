/**
 * Runs inside the page and returns the faults of its structure, as read without styles. Expected order: skip link,
 * masthead, main (h1 first, the aside after the story), footer. No heading level is skipped; landmarks of one kind
 * have different names.
 */
export function outlineOf(): string[] {
  const wrong: string[] = [];
  const isBefore = (one: Element, other: Element) =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const [skip] = document.querySelectorAll('a');
  const masthead = document.querySelector('body > header');
  const main = document.querySelector('main');
  const footer = document.querySelector('body > footer');
  if (!skip || !masthead || !main || !footer) return ['a landmark is missing'];

  if (skip.getAttribute('href') !== `#${main.id}`) wrong.push('the first link does not lead to the content');
  const order = [skip.closest('header') === masthead ? null : skip, masthead, main, footer].filter(
    (each) => each !== null,
  );
  for (let at = 1; at < order.length; at++) {
    const [before, after] = [order[at - 1], order[at]];
    if (before && after && !isBefore(before, after)) wrong.push('landmarks are out of order');
  }

  const headings = [...main.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const levels = headings.map((each) => Number(each.tagName.slice(1)));
  if (levels[0] !== 1) wrong.push('the content does not begin with its h1');
  if (document.querySelectorAll('h1').length !== 1) wrong.push('there is not exactly one h1');
  levels.forEach((level, at) => {
    if (at > 0 && level > (levels[at - 1] ?? 0) + 1)
      wrong.push(`a level is skipped at “${headings[at]?.textContent}”`);
  });

  const story = document.querySelector('main article:not(aside article)');
  const beside = document.querySelector('main aside');
  if (story && beside && !isBefore(story, beside)) wrong.push('the aside comes before the story');

  const named = (each: Element) =>
    each.getAttribute('aria-label') ??
    document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.textContent ??
    '';
  for (const kind of ['nav', 'aside', 'form[role="search"]']) {
    const names = [...document.querySelectorAll(kind)].map(named);
    if (new Set(names).size < names.length) wrong.push(`two ${kind} have the same name`);
    if (kind !== 'form[role="search"]' && names.includes('')) wrong.push(`a ${kind} has no name`);
  }
  return wrong;
}
