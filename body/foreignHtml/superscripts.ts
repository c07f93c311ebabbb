const superscripts = pairs('0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ −⁻ –⁻ =⁼ (⁽ )⁾ nⁿ iⁱ');
const superLetters = pairs('aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ jʲ kᵏ lˡ mᵐ oᵒ pᵖ rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ');
const subscripts = pairs('0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ −₋ –₋ =₌ (₍ )₎');
const subLetters = pairs('aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ');

function pairs(text: string): Map<string, string> {
  return new Map(text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}

function mapped(text: string, ...tables: Map<string, string>[]): string | null {
  const signs = [...text.replace(/[\s\u00a0]+/g, '')].map((sign) =>
    tables.map((table) => table.get(sign)).find((found) => found !== undefined),
  );
  return signs.every((sign) => sign !== undefined) ? signs.join('') : null;
}

/** A superscript or subscript, as text that says the same without a mark. */
export type Script =
  /** the mark of a footnote, without brackets */
  { is: 'note'; label: string } | { is: 'text'; text: string; isChanged: boolean };

const asText = (text: string, isChanged = false): Script => ({ is: 'text', text, isChanged });

const noteLabel = /^[[(]?\s*(\d{1,4}(?:\s*[,–-]\s*\d{1,4}){0,8}|[a-z]|[ivxlc]{1,6})\s*[\])]?$/i;

/** The label of a footnote's mark, if the text is one: `[1]`, `1`, `iv`, `b`, `1, 2`. */
export const noteLabelOf = (text: string): string | null => noteLabel.exec(text.trim())?.[1] ?? null;

/**
 * @param text of the superscript, short
 * @param before the end of what is written before it in its block
 * @param isLinked whether it leads somewhere, as a footnote's mark does
 */
export function readSuperscript(text: string, before: string, isLinked: boolean): Script {
  const content = text.trim();
  const label = noteLabelOf(content);
  if (label && (isLinked || content.startsWith('[') || (/^\d/.test(label) && endsSentence(before))))
    return { is: 'note', label };
  if (/^(?:tm|sm)$/i.test(content)) return asText(content.toLowerCase() === 'tm' ? '™' : '℠');
  // st, nd, th, er, e, me, o: letters that print sets higher, and that mean the same at the line.
  if (/^\p{L}{1,4}\.?$/u.test(content) && !/^[ni]$/.test(content) && !isExponentLetter(content, before))
    return asText(text);
  const raised = mapped(content, superscripts, superLetters);
  if (raised !== null) return asText(raised);
  return /[\p{L}\p{N}]/u.test(content) ? asText(`^${grouped(content)}`, true) : asText(text);
}

export function readSubscript(text: string): Script {
  const content = text.trim();
  const lowered = mapped(content, subscripts, subLetters);
  if (lowered !== null) return asText(lowered);
  return /[\p{L}\p{N}]/u.test(content) ? asText(`_${grouped(content)}`, true) : asText(text);
}

/** x to the k, 2 to the k: one letter after a single letter or number; not 2ᵉ and 1ᵃ, which are ordinals. */
const isExponentLetter = (content: string, before: string): boolean =>
  /^[a-z]$/i.test(content) && !/^[aoerd]$/i.test(content) && /(?:^|[^\p{L}])(?:\p{L}|\d+)$/u.test(before);

const grouped = (text: string): string => (/^[\p{L}\p{N}]$/u.test(text) ? text : `(${text})`);

/** A number after a full stop, a comma or a closing quote is no power. After brackets it is, if these hold a sum. */
function endsSentence(before: string): boolean {
  if (/[)）\]]$/.test(before)) return !/[([（][^()[\]]{0,60}[-+−×*/=^·][^()[\]]{0,60}[)）\]]$/.test(before);
  return /[.,;:!?…"“”'‘’»›。，、；：！？」』》؟،؛]$/.test(before);
}
