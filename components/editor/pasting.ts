/** Cleans what Word and Google Docs put on the clipboard, so that a story arrives as paragraphs, lists and links. */
export function cleanPasted(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const { body } = page;
  const fromWord = /class="?Mso|xmlns:w=|mso-/i.test(html);
  for (const gone of body.querySelectorAll(
    'script, style, meta, link, title, xml, del, img, iframe, object',
  )) {
    gone.remove();
  }
  // Text that a colleague struck out in Word comes as visible strikes.
  if (fromWord) for (const struck of body.querySelectorAll('s, strike')) struck.remove();
  for (const element of [...body.querySelectorAll<HTMLElement>('*')]) {
    if (/^(o|w|v|m):/i.test(element.tagName)) unwrap(element);
  }
  if (fromWord) restoreLists(page);
  for (const element of [...body.querySelectorAll<HTMLElement>('b, strong, span, i, em')]) restyle(element);
  for (const heading of body.querySelectorAll('h1')) rename(heading, 'h2');
  for (const heading of body.querySelectorAll('h5, h6')) rename(heading, 'h4');
  for (const link of body.querySelectorAll('a')) straighten(link);
  return body.innerHTML;
}

/** Google wraps everything in a bold that is not bold, and says bold and italic by style. */
function restyle(element: HTMLElement): void {
  const { fontWeight, fontStyle, textDecorationLine, textDecoration } = element.style;
  if (
    /line-through/.test(`${textDecorationLine} ${textDecoration}`) &&
    element.closest('[id^="docs-internal"]')
  ) {
    element.remove(); // a suggestion to delete
    return;
  }
  const heavy = fontWeight === 'bold' || Number(fontWeight) >= 600;
  const isBold = /^(B|STRONG)$/.test(element.tagName);
  if (isBold && fontWeight && !heavy) {
    unwrap(element);
    return;
  }
  if (element.tagName !== 'SPAN') return;
  if (fontStyle === 'italic') wrapContent(element, 'em');
  if (heavy) wrapContent(element, 'strong');
  unwrap(element);
}

/** Word writes a list as paragraphs that begin with a frozen sign or number. */
function restoreLists(page: Document): void {
  let list: HTMLElement | undefined;
  for (const item of [...page.body.querySelectorAll<HTMLElement>('p')]) {
    const style = item.getAttribute('style') ?? '';
    if (!/mso-list:\s*l\d+/i.test(style)) {
      list = undefined;
      continue;
    }
    const sign = item.querySelector<HTMLElement>('[style*="mso-list:Ignore" i]');
    const text = sign?.textContent?.trim() ?? item.textContent?.trim() ?? '';
    const kind = /^\(?[\da-z]{1,4}[.)、]/i.test(text) ? 'ol' : 'ul';
    sign?.remove();
    if (list?.nextElementSibling !== item || list.tagName.toLowerCase() !== kind) {
      list = page.createElement(kind);
      item.before(list);
    }
    const entry = page.createElement('li');
    entry.append(...item.childNodes);
    list.append(entry);
    item.remove();
  }
}

/** Google sends links round by its own counter. */
function straighten(link: HTMLAnchorElement): void {
  const href = link.getAttribute('href') ?? '';
  if (!/^https:\/\/www\.google\.com\/url\?/.test(href)) return;
  const target = new URL(href).searchParams.get('q');
  if (target) link.setAttribute('href', target);
}

function unwrap(element: HTMLElement): void {
  element.replaceWith(...element.childNodes);
}

function wrapContent(element: HTMLElement, name: string): void {
  const wrapper = element.ownerDocument.createElement(name);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function rename(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}
