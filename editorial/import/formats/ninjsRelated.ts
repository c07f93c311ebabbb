import { isObject, type JsonMembers, membersOf, textMember } from './jsonMembers.ts';
import { MAX_RELATED, type RelatedItem } from './machineArticle.ts';
import { machineLine } from './machineText.ts';
import { lineOf, textsOf } from './ninjsText.ts';

/** The associations of an item: a list, or in version 1 an object with a member for each. */
export function relatedOf(members: JsonMembers): RelatedItem[] {
  const associations = members.get('associations');
  const all = typeof associations === 'object' ? Object.values(associations ?? {}) : [];
  return all.slice(0, MAX_RELATED).flatMap((association) => {
    if (!isObject(association)) return [];
    const item = membersOf(association);
    const type = textMember(item, 'type').toLowerCase();
    const name =
      lineOf(textsOf(item, 'headlines', 'headline'), ['main', '']) ||
      lineOf(textsOf(item, 'descriptions', 'description'), ['caption', 'alt', '']);
    return [{ kind: relatedKind(type), name, uri: machineLine(textMember(item, 'uri', 'href')) }];
  });
}

function relatedKind(type: string): RelatedItem['kind'] {
  if (type === 'text') return 'story';
  return type === 'picture' || type === 'graphic' ? 'picture' : 'other';
}
