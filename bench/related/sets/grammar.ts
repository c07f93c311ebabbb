export type Random = () => number;
/** What may fill a slot: one text, one of several, or a function that writes a new text for each use. */
export type Slots = Record<string, string | readonly string[] | (() => string)>;

export const pick = <Member>(from: readonly Member[], random: Random): Member =>
  from[Math.floor(random() * from.length)] as Member;

/** `count` different members in a random order. */
export const sample = <Member>(from: readonly Member[], count: number, random: Random): Member[] =>
  from
    .map((member) => ({ member, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ member }) => member);

export const between = (least: number, most: number, random: Random): number =>
  least + Math.floor(random() * (most - least + 1));

/** Splits a text at its semicolons into members. */
export const list = (text: string): string[] =>
  text
    .split(';')
    .map((member) => member.trim().replace(/\s+/g, ' '))
    .filter((member) => member !== '');

/**
 * Expands a template to a sentence: `{name}` is filled from the slots, `{one|other}` becomes one of the alternatives.
 * The text of a slot may contain slots. The sentence begins with a capital.
 * @throws {Error} for an unknown slot
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
