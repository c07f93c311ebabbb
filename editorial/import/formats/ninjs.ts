import { authorsOf, distinctAuthors } from './bylines.ts';
import { type JsonMembers, membersOf, objectsIn, textMember } from './jsonMembers.ts';
import { ItemRefused, type MachineArticle } from './machineArticle.ts';
import { embargoOf, optionalMembers, pubStatusOf, topicsOf } from './machineMembers.ts';
import { type KeptOutCollector, keptOutList, machineLine } from './machineText.ts';
import { relatedOf } from './ninjsRelated.ts';
import { bodyOfTexts, lineOf, type NinjsText, standfirstFrom, textsOf } from './ninjsText.ts';

/** Members that only ninjs has, not an article in our own format. */
const ninjsNames =
  'type bodies headlines bodytext bodyhtml bodyxhtml versioncreated pubstatus usageterms'.split(' ');

/** Whether an object is ninjs, by its declaration or its members, rather than an article in our own format. */
export function isNinjs(value: unknown): boolean {
  const members = membersOf(value);
  if (textMember(membersOf(members.get('standard')), 'name').toLowerCase() === 'ninjs') return true;
  if (typeof members.get('body') === 'string') return false;
  return typeof members.get('uri') === 'string' && ninjsNames.some((name) => members.has(name));
}

/** Members with a release time, preferred first. */
const releaseTimes = ['firstPublished', 'firstCreated', 'contentCreated', 'versionCreated'];

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
    ...optionalMembers(
      {
        id: textMember(members, 'uri'),
        standfirst: standfirstFrom(descriptions, content),
        section,
        language: textMember(members, 'language'),
        times: releaseTimes.map((name) => [name, textMember(members, name)]),
        embargoed,
        pubstatus,
        urgency: textMember(members, 'urgency'),
      },
      keptOut,
    ),
    keptOut: keptOut.list,
    related: relatedOf(members),
  };
}

function filingOf(members: JsonMembers): { section: string; topics: string[] } {
  const subjects = objectsIn(members, 'subjects', 'subject').map((subject) => ({
    name: machineLine(textMember(subject, 'name', 'literal')),
    isSection: textMember(subject, 'rel').toLowerCase() === 'section',
  }));
  const keywords = members.get('keywords') ?? members.get('keyword');
  const words = Array.isArray(keywords) ? keywords.filter((keyword) => typeof keyword === 'string') : [];
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
    ...objectsIn(members, 'people', 'person').filter((person) =>
      /author|creator|writer|byline/i.test(textMember(person, 'rel', 'role')),
    ),
    ...objectsIn(members, 'authors'), // Superdesk's
  ];
  if (people.length === 0) return authorsOf(textMember(members, 'byline', 'by'), keptOut);
  const names = people.map((person) => textMember(person, 'name', 'literal'));
  return distinctAuthors(names, keptOut);
}

const noticeRoles = /correction|clarification|update|typo|note/;

function keepNotes(members: JsonMembers, descriptions: NinjsText[], keptOut: KeptOutCollector): void {
  keptOut.add('editors-note', textMember(members, 'edNote'));
  keptOut.add('editors-note', textMember(members, 'embargoedReason'));
  for (const { role, value } of descriptions) if (noticeRoles.test(role)) keptOut.add('editors-note', value);
  const located = membersOf(members.get('dateline'));
  const dateline = textMember(members, 'dateline') || textMember(located, 'text');
  keptOut.add('dateline', dateline || textMember(members, 'located'));
  keptOut.add('slugline', textMember(members, 'slugline'));
  keptOut.add('rights', textMember(members, 'copyrightNotice'));
  keptOut.add('rights', textMember(members, 'usageTerms'));
  for (const info of objectsIn(members, 'rightsInfo')) keptOut.add('rights', textMember(info, 'usageTerms'));
}
