import { authorsOf, distinctAuthors } from './bylines.ts';
import { isObject, type JsonMembers, membersOf, objectsIn, textMember } from './jsonMembers.ts';
import { ItemRefused, MAX_RELATED, type MachineArticle } from './machineArticle.ts';
import {
  idOf,
  type KeptOutCollector,
  keptOutList,
  languageIn,
  machineLine,
  present,
  pubStatusOf,
  topicsOf,
  urgencyOf,
} from './machineText.ts';
import { embargoOf, firstTime } from './machineTimes.ts';
import { textOfMarkup } from './markup.ts';
import { bodyOfTexts, lineOf, type NinjsText, textsOf } from './ninjsText.ts';

/** Members that only ninjs has. */
const signs = [
  'bodies',
  'headlines',
  'bodytext',
  'bodyhtml',
  'bodyxhtml',
  'versioncreated',
  'pubstatus',
  'usageterms',
];

/** Whether an object is ninjs, by its declaration or its members, rather than an article in our own format. */
export function isNinjs(value: unknown): boolean {
  const members = membersOf(value);
  if (textMember(membersOf(members.get('standard')), 'name').toLowerCase() === 'ninjs') return true;
  if (typeof members.get('body') === 'string') return false;
  return (
    typeof members.get('uri') === 'string' && (members.has('type') || signs.some((name) => members.has(name)))
  );
}

/** Parses an item of ninjs 1, 2 or 3. @throws {ItemRefused} */
export function readNinjs(value: unknown, item: number): MachineArticle {
  const members = membersOf(value);
  const type = textMember(members, 'type').toLowerCase();
  if (type !== '' && type !== 'text') throw new ItemRefused('not-text', machineLine(type));
  const keptOut = keptOutList();
  const descriptions = textsOf(members, 'descriptions', 'description');
  const headline =
    lineOf(textsOf(members, 'headlines', 'headline'), ['main', 'headline', '']) ||
    machineLine(textMember(members, 'title', 'name'));
  const pubstatus = pubStatusOf(textMember(members, 'pubStatus'));
  const embargoed = embargoOf(textMember(members, 'embargoed'));
  keepNotes(members, descriptions, keptOut);
  const content = bodyOfTexts(textsOf(members, 'bodies', 'body'));
  if (!content && pubstatus === 'canceled')
    throw new ItemRefused('withdrawn', keptOut.list[0]?.text ?? headline);
  if (headline === '') throw new ItemRefused('no-headline', machineLine(textMember(members, 'uri')));
  if (!content) throw new ItemRefused('no-text', headline);
  const { section, topics } = filingOf(members);
  return {
    item,
    headline,
    ...content,
    topics: topicsOf(topics, keptOut),
    authors: peopleOf(members, keptOut),
    ...present({
      id: idOf(textMember(members, 'uri')),
      standfirst: standfirstOf(descriptions, content),
      section,
      language: languageIn(textMember(members, 'language'), keptOut),
      released_at: firstTime(
        ['firstPublished', 'firstCreated', 'contentCreated', 'versionCreated'].map((name) => [
          name,
          textMember(members, name),
        ]),
        keptOut,
      ),
      embargoed,
      pubstatus,
      urgency: urgencyOf(textMember(members, 'urgency')),
    }),
    keptOut: keptOut.list,
    related: relatedOf(members),
  };
}

const standfirstRoles = ['standfirst', 'summary', 'subhead', 'abstract', 'short', ''];

/** No standfirst if it only repeats the beginning of the story. */
function standfirstOf(
  descriptions: NinjsText[],
  { body, body_format }: Pick<MachineArticle, 'body' | 'body_format'>,
) {
  const plain = descriptions.filter(({ role }) => standfirstRoles.includes(role));
  const standfirst = plain.length > 0 ? lineOf(plain, standfirstRoles) : '';
  const start = body.slice(0, standfirst.length * 3 + 1_000);
  const shown = machineLine(body_format === 'html' ? textOfMarkup(start) : start);
  return shown.startsWith(standfirst.replace(/\s*(?:…|\.\.\.)$/, '')) ? '' : standfirst;
}

function filingOf(members: JsonMembers): { section: string; topics: string[] } {
  const subjects = objectsIn(members, 'subjects', 'subject').map((one) => ({
    name: machineLine(textMember(one, 'name', 'literal')),
    isSection: textMember(one, 'rel').toLowerCase() === 'section',
  }));
  const keywords = members.get('keywords') ?? members.get('keyword');
  const words = Array.isArray(keywords) ? keywords.filter((one) => typeof one === 'string') : [];
  return {
    section:
      subjects.find(({ isSection }) => isSection)?.name ??
      machineLine(textMember(objectsIn(members, 'service')[0] ?? new Map(), 'name')), // Superdesk's
    topics: [...subjects.filter(({ isSection }) => !isSection).map(({ name }) => name), ...words],
  };
}

/** The declared authors; without them, those in the byline. */
function peopleOf(members: JsonMembers, keptOut: KeptOutCollector): string[] {
  const people = [
    ...objectsIn(members, 'people', 'person').filter((one) =>
      /author|creator|writer|byline/i.test(textMember(one, 'rel', 'role')),
    ),
    ...objectsIn(members, 'authors'), // Superdesk's
  ];
  if (people.length > 0)
    return distinctAuthors(
      people.map((one) => textMember(one, 'name', 'literal')),
      keptOut,
    );
  return authorsOf(textMember(members, 'byline', 'by'), keptOut);
}

const noticeRoles = /correction|clarification|update|typo|note/;

function keepNotes(members: JsonMembers, descriptions: NinjsText[], keptOut: KeptOutCollector): void {
  keptOut.add('editors-note', textMember(members, 'edNote'));
  keptOut.add('editors-note', textMember(members, 'embargoedReason'));
  for (const { role, value } of descriptions) if (noticeRoles.test(role)) keptOut.add('editors-note', value);
  const located = membersOf(members.get('dateline'));
  keptOut.add(
    'dateline',
    textMember(members, 'dateline') || textMember(located, 'text') || textMember(members, 'located'),
  );
  keptOut.add('slugline', textMember(members, 'slugline'));
  keptOut.add('rights', textMember(members, 'copyrightNotice'));
  keptOut.add('rights', textMember(members, 'usageTerms'));
  for (const right of objectsIn(members, 'rightsInfo'))
    keptOut.add('rights', textMember(right, 'usageTerms'));
}

/** Associations: a list, or in version 1 an object by name. */
function relatedOf(members: JsonMembers): MachineArticle['related'] {
  const associations = members.get('associations');
  const all = Array.isArray(associations)
    ? associations
    : isObject(associations)
      ? Object.values(associations)
      : [];
  return all.slice(0, MAX_RELATED).flatMap((one) => {
    if (!isObject(one)) return [];
    const item = membersOf(one);
    const type = textMember(item, 'type').toLowerCase();
    const name =
      lineOf(textsOf(item, 'headlines', 'headline'), ['main', '']) ||
      lineOf(textsOf(item, 'descriptions', 'description'), ['caption', 'alt', '']);
    const kind = /^(?:picture|graphic)$/.test(type) ? 'picture' : type === 'text' ? 'story' : 'other';
    return [
      {
        kind: kind as 'picture' | 'story' | 'other',
        name,
        uri: machineLine(textMember(item, 'uri', 'href')),
      },
    ];
  });
}
