import { noteLabelOf } from './footnoteMarks.ts';

const superscripts = pairs(
  '0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ −⁻ –⁻ =⁼ (⁽ )⁾ nⁿ iⁱ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ jʲ kᵏ lˡ mᵐ oᵒ pᵖ rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ',
);
const subscripts = pairs(
  '0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ −₋ –₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ vᵥ xₓ',
);

function pairs(text: string): Map<string, string> {
  return new Map(text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}

function mapped(text: string, table: Map<string, string>): string | null {
  const signs = [...text.replace(/[\s\u00a0]+/g, '')].map((sign) => table.get(sign));
  return signs.every((sign) => sign !== undefined) ? signs.join('') : null;
}

/** A superscript or subscript as plain text, text that needs the mark, or the label of a footnote, without brackets. */
type Script = { is: 'note'; label: string } | { is: 'text' | 'marked'; text: string };

const asText = (text: string): Script => ({ is: 'text', text });

/** Signs that Unicode has no raised or lowered forms of. */
const asMarked = (text: string, content: string): Script =>
  /[\p{L}\p{N}]/u.test(content) ? { is: 'marked', text } : asText(text);

/**
 * @param text the text of the superscript, short
 * @param before the end of the text before it in its block
 * @param isLinked whether it is a link, like a footnote's mark
 */
export function readSuperscript(text: string, before: string, isLinked: boolean): Script {
  const content = text.trim();
  const label = noteLabelOf(content);
  if (label && (isLinked || content.startsWith('[') || (/^\d/.test(label) && endsSentence(before))))
    return { is: 'note', label };
  if (/^(?:tm|sm)$/i.test(content)) return asText(content.toLowerCase() === 'tm' ? '™' : '℠');
  // st, nd, th, er, e, me, o: these letters mean the same on the baseline.
  if (/^\p{L}{1,4}\.?$/u.test(content) && !/^[ni]$/.test(content) && !isExponentLetter(content, before))
    return asText(text);
  const raised = mapped(content, superscripts);
  if (raised !== null) return asText(raised);
  return asMarked(text, content);
}

export function readSubscript(text: string): Script {
  const content = text.trim();
  const lowered = mapped(content, subscripts);
  if (lowered !== null) return asText(lowered);
  return asMarked(text, content);
}

/** Whether a letter is an exponent (xᵏ, 2ᵏ): one letter after a single letter or number. 2ᵉ and 1ᵃ are ordinals. */
const isExponentLetter = (content: string, before: string): boolean =>
  /^[a-z]$/i.test(content) && !/^[aoerd]$/i.test(content) && /(?:^|[^\p{L}])(?:\p{L}|\d+)$/u.test(before);

/** Whether a number after this text cannot be a power. After a bracket it is one only if the bracket contains a formula. */
function endsSentence(before: string): boolean {
  if (/[)）\]]$/.test(before)) return !/[([（][^()[\]]{0,60}[-+−×*/=^·][^()[\]]{0,60}[)）\]]$/.test(before);
  return /[.,;:!?…"“”'‘’»›。，、；：！？」』》؟،؛]$/.test(before);
}
