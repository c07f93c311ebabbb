import type { SuggestionPart } from './suggestionList.ts';
import { SUGGESTED_BREAK_SIGN } from './suggestionMarks.ts';
import { changeProposal, formatProposal, type SuggestionPiece } from './suggestionPieces.ts';

/** Maximum texts that are kept of what a suggestion has contained. */
const MAX_TEXTS = 20;

type Contained = {
  /** in the order of the draft, none contained in another */
  texts: string[];
  /** the largest number of characters, and of elements */
  characters: number;
  elements: number;
};

/** All content that the suggestions of a draft ever had: a user may paste what was cut, and redo what was undone. */
export class SuggestionMemory {
  readonly #contained = new Map<string, Map<string, Contained>>();

  /** Adds the present pieces of one suggestion, those of a proposal in the order of the draft. */
  add(suggestion: string, pieces: Iterable<SuggestionPiece>): void {
    const byProposal = Map.groupBy(pieces, ({ proposal }) => proposal);
    for (const [proposal, some] of byProposal) {
      const isText = some[0]?.is === 'text';
      const texts = isText ? [some.map(({ text }) => text).join('')] : some.map(({ text }) => text);
      const characters = texts.reduce((sum, { length }) => sum + length, 0);
      this.#add(suggestion, proposal, { texts, characters, elements: isText ? 0 : some.length });
    }
  }

  /** Adds what the server has stored of a suggestion. */
  addStored(suggestion: string, parts: SuggestionPart[]): void {
    const texts = new Map<string, string>();
    const addText = (proposal: string, text: string) =>
      texts.set(proposal, (texts.get(proposal) ?? '') + text);
    const addElement = (proposal: string, text: string) =>
      this.#add(suggestion, proposal, { texts: [text], characters: 0, elements: parts.length });
    for (const part of parts) {
      if (part.is === 'break') addText('insertion', SUGGESTED_BREAK_SIGN);
      else if (part.is === 'insert' || part.is === 'insert-block') addText('insertion', part.text);
      else if (part.is === 'delete' || part.is === 'delete-block') addText('deletion', part.text);
      else if (part.is === 'add-format' || part.is === 'remove-format')
        addText(formatProposal(part.is, part.mark), part.text);
      const attribute = elementProposal(part);
      if (attribute && 'text' in part) addElement(attribute, part.text);
    }
    for (const [proposal, text] of texts)
      this.#add(suggestion, proposal, { texts: [text], characters: text.length, elements: 0 });
  }

  /** The most characters or elements that a suggestion has contained of a proposal. */
  most(suggestion: string, { proposal, is }: Pick<SuggestionPiece, 'proposal' | 'is'>): number {
    const known = this.#contained.get(suggestion)?.get(proposal);
    return (is === 'text' ? known?.characters : known?.elements) ?? 0;
  }

  /** Whether the text is, perhaps without some characters, one that the suggestion has contained. */
  hasContained(suggestion: string, { proposal, is }: Pick<SuggestionPiece, 'proposal' | 'is'>, text: string) {
    const texts = this.#contained.get(suggestion)?.get(proposal)?.texts ?? [];
    // The text of a block may have been edited since, by everybody who may edit.
    return texts.some(
      (known) => isWithin(text, known) || (is === 'element' && known !== '' && isWithin(known, text)),
    );
  }

  #add(suggestion: string, proposal: string, { texts, characters, elements }: Contained): void {
    const proposals = this.#contained.get(suggestion) ?? new Map<string, Contained>();
    this.#contained.set(suggestion, proposals);
    const known = proposals.get(proposal);
    const kept = (known?.texts ?? []).filter((old) => !texts.some((text) => isWithin(old, text)));
    const added = texts.filter((text) => !kept.some((old) => isWithin(text, old)));
    proposals.set(proposal, {
      texts: [...kept, ...added].slice(-MAX_TEXTS),
      characters: Math.max(characters, known?.characters ?? 0),
      elements: Math.max(elements, known?.elements ?? 0),
    });
  }
}

function elementProposal(part: SuggestionPart): string | undefined {
  if (part.is === 'insert-block') return 'inserted';
  if (part.is === 'delete-block') return 'deleted';
  if (part.is === 'join-block') return 'joined';
  return part.is === 'change-block' ? changeProposal(part.to) : undefined;
}

/** Whether a text is another one without some of its characters. */
function isWithin(text: string, whole: string): boolean {
  if (text.length > whole.length) return false;
  if (whole.includes(text)) return true;
  let at = 0;
  for (let index = 0; index < whole.length && at < text.length; index += 1)
    if (whole.charCodeAt(index) === text.charCodeAt(at)) at += 1;
  return at === text.length;
}
