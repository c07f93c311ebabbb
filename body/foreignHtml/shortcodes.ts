/** A shortcode of WordPress. Only some names may have no attributes; all others need one with a quoted value. */
const opening =
  /^\[(?:(?:gallery|embed|playlist)\/?|[a-z][\w-]{1,40}(?:\s{1,5}[\w-]{1,40}=(?:"[^"\]]{0,300}"|'[^'\]]{0,300}'|[“”][^“”\]]{0,300}”))+\s{0,5}\/?)\]/;
const closing = /^\[\/([a-z][\w-]{1,40})\]/;
/** Shortcodes with content that is not part of the story: a caption without its picture, an address. */
const withContent = new Set(['caption', 'wp_caption', 'embed', 'video', 'audio', 'playlist']);

/** Removes shortcodes from text, which comes in pieces: a shortcode may begin in one text node and end in another. */
export class ShortcodeFilter {
  #opened = new Set<string>();
  #within: string | null = null;
  #onShortcode: () => void;

  /** @param onShortcode called once for each shortcode */
  constructor(onShortcode: () => void) {
    this.#onShortcode = onShortcode;
  }

  filter(text: string): string {
    if (!text.includes('[')) return this.#within ? '' : text;
    const output: string[] = [];
    for (let at = 0; at < text.length; ) {
      const bracket = text.indexOf('[', at);
      if (!this.#within) output.push(text.slice(at, bracket < 0 ? text.length : bracket));
      if (bracket < 0) break;
      at = bracket + this.#read(text.slice(bracket, bracket + 2_000), output);
    }
    return output.join('');
  }

  /** Ends a shortcode that was not closed in its block. */
  endBlock(): void {
    this.#within = null;
  }

  /** @returns the number of characters read, from the bracket on */
  #read(text: string, output: string[]): number {
    const [close, closed = ''] = closing.exec(text) ?? [];
    if (close && this.#opened.has(closed)) {
      if (this.#within === closed) this.#within = null;
      return close.length;
    }
    const [open] = opening.exec(text) ?? [];
    if (!open) {
      if (!this.#within) output.push('[');
      return 1;
    }
    const [name = ''] = /^[\w-]+/.exec(open.slice(1)) ?? [];
    if (!this.#within) this.#onShortcode();
    this.#opened.add(name);
    if (!this.#within && withContent.has(name) && !open.endsWith('/]')) this.#within = name;
    return open.length;
  }
}
