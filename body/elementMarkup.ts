/** HTML elements as data, so that blocks do not load React. Attributes have React's names. */
export type Markup = ElementMarkup | string | false | null | undefined | Markup[];
export type ElementMarkup = { tag: string; attributes: object | null; children: Markup[] };

export const markup = (tag: string, attributes: object | null, ...children: Markup[]): ElementMarkup => ({
  tag,
  attributes,
  children,
});
