import {
  attributeOf,
  classesOf,
  isElementNode,
  isTextNode,
  type SourceNode,
  tagOf,
  visit,
} from './sourceNode.ts';

/** The relevant declarations of one element, by property in lower case. */
export type Style = ReadonlyMap<string, string>;

const RELEVANT =
  /^(?:display|visibility|opacity|clip|font-size|font-weight|font-style|text-decoration|text-decoration-line|vertical-align|white-space|list-style-type|page-break-before|mso-[a-z-]+)$/;
const EMPTY: Style = new Map();

function declarationsOf(text: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 1) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    if (!RELEVANT.test(property)) continue;
    const value = declaration.slice(colon + 1, colon + 200).replace(/!\s*important/i, '');
    declarations.set(property, value.trim().toLowerCase());
  }
  return declarations;
}

/** Styles by class (`.x`, `p.x`) and inline. Word hides text by class; Pages and Google's exports make it bold by class. */
export class Styles {
  #rules = new Map<string, Map<string, string>>();

  constructor(root: SourceNode) {
    visit(root, (node) => {
      if (!isElementNode(node) || tagOf(node) !== 'style') return 'into';
      for (let child = node.firstChild; child; child = child.nextSibling)
        if (isTextNode(child)) this.#read(child.nodeValue ?? '');
      return 'past';
    });
  }

  of(element: SourceNode): Style {
    const inline = attributeOf(element, 'style');
    if (this.#rules.size === 0) return inline ? declarationsOf(inline) : EMPTY;
    const rules = classesOf(element)
      .flatMap((name) => [`.${name}`, `${tagOf(element)}.${name}`])
      .map((selector) => this.#rules.get(selector.toLowerCase()) ?? EMPTY);
    return new Map([...rules, declarationsOf(inline)].flatMap((declarations) => [...declarations]));
  }

  /** Reads simple rules only: those in `@media` and the like do not always apply. */
  #read(sheet: string): void {
    const text = withoutComments(sheet.replaceAll('<!--', ' ').replaceAll('-->', ' '));
    for (let at = 0; at < text.length; ) {
      const open = text.indexOf('{', at);
      const close = text.indexOf('}', open);
      if (open < 0 || close < 0) return;
      const selectors = text.slice(at, open).trim();
      if (selectors.startsWith('@')) {
        at = endOfBlock(text, open);
        continue;
      }
      at = close + 1;
      const declarations = declarationsOf(text.slice(open + 1, close));
      if (declarations.size > 0) this.#add(selectors, declarations);
    }
  }

  #add(selectors: string, declarations: Map<string, string>): void {
    for (const selector of selectors.split(',')) {
      const [simple] = /^\s*(?:[a-z][a-z\d]*)?\.[\w-]+\s*$/i.exec(selector) ?? [];
      if (!simple) continue;
      const name = simple.trim().toLowerCase();
      this.#rules.set(name, new Map([...(this.#rules.get(name) ?? []), ...declarations]));
    }
  }
}

/** Written by hand, because a pattern would take quadratic time for comments that do not end. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('/*', at);
    parts.push(text.slice(at, open < 0 ? text.length : open));
    const close = open < 0 ? -1 : text.indexOf('*/', open + 2);
    if (close < 0) break;
    at = close + 2;
  }
  return parts.join(' ');
}

function endOfBlock(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}
