export type Random = () => number;
/** What may fill a slot: one text, one of several, or a function that writes a new text for each use. */
export type Slots = Record<string, string | readonly string[] | (() => string)>;

export const pick = <One>(from: readonly One[], random: Random): One =>
  from[Math.floor(random() * from.length)] as One;

/** So many of them, each once, in a random order. */
export const sample = <One>(from: readonly One[], count: number, random: Random): One[] =>
  from
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one);

export const between = (least: number, most: number, random: Random): number =>
  least + Math.floor(random() * (most - least + 1));

/** A list written as one text, its members apart by semicolons. */
export const list = (text: string): string[] =>
  text
    .split(';')
    .map((member) => member.trim().replace(/\s+/g, ' '))
    .filter((member) => member !== '');

/**
 * A sentence of a template: `{name}` is filled from the slots, `{one|other}` is one of the alternatives, and what fills
 * a slot may have slots itself. The sentence begins with a capital.
 * @throws {Error} for a slot that nothing fills
 */
export function expand(template: string, slots: Slots, random: Random): string {
  let text = template;
  for (let open = true; open; ) {
    open = false;
    text = text.replace(/\{([^{}]*)\}/g, (_, inside: string) => {
      open = true;
      if (inside.includes('|')) return pick(inside.split('|'), random);
      const filling = slots[inside];
      if (filling === undefined) throw new Error(`Nothing fills {${inside}} in: ${template}`);
      if (typeof filling === 'string') return filling;
      return typeof filling === 'function' ? filling() : pick(filling, random);
    });
  }
  return text.replace(/^[“]?\p{Ll}/u, (start) => start.toUpperCase());
}
