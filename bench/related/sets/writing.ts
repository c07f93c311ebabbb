import { seededRandom } from '../../words.ts';
import { pick, type Random, sample } from './grammar.ts';
import type { World } from './subjects.ts';

export type Line = {
  id: string;
  headline: string;
  body: string;
  topics: string[];
  labels: string[];
  language: string;
  released_at: string;
};

type Event = {
  label: string;
  topic: string;
  what: string[];
  came: string[];
  objects: string[];
  place: string;
  people: string[];
  common: string[];
};

const eventsOfKind = 4;
const leastStories = 4;
const mostStories = 9;
/** How many of ten stories are followed by a wire update with the same text. */
const updatedTenths = 1;
const day = 86_400_000;

/**
 * Writes a labelled set. Every kind of incident happens at several places, every place and person is in several events,
 * and each story uses only some of the wordings of its event. Two stories are related if they report the same event.
 */
export function writeSet(world: World, seed: number): Line[] {
  const random = seededRandom(seed);
  const events = makeEvents(world, random);
  const lines: (Omit<Line, 'id' | 'released_at'> & { at: number })[] = [];
  for (const event of events) {
    const begin = random() * 900;
    const count = leastStories + Math.floor(random() * (mostStories - leastStories + 1));
    for (let at = 0; at < count; at++) {
      const story = writeStory(world, event, random);
      const when = begin + at * (2 + random() * 20);
      lines.push({ ...story, at: when });
      if (random() * 10 < updatedTenths)
        lines.push({ ...writeUpdate(world, event, story, random), at: when + 0.1 });
    }
  }
  const start = Date.parse('2022-01-03T08:00:00Z');
  return lines
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, ...line }, place) => ({
      id: `${world.language}-${place + 1}`,
      ...line,
      released_at: new Date(start + Math.round(at * day)).toISOString(),
    }));
}

function makeEvents(world: World, random: Random): Event[] {
  return world.subjects.flatMap(({ topic, incidents, common }) =>
    incidents.flatMap(({ what, came, objects }, kind) =>
      sample(world.places, eventsOfKind, random).map((place) => ({
        label: `${topic} ${kind + 1} ${place}`,
        topic,
        what,
        came,
        place,
        common,
        objects: sample(objects, 4, random),
        people: sample(world.people, 3, random),
      })),
    ),
  );
}

function writeStory(world: World, event: Event, random: Random) {
  // A story names one or two people of its event, not all.
  const people = sample(event.people, 1 + Math.floor(random() * 2), random);
  const write = (template: string) => fillTemplate(template, world, { ...event, people }, random);
  const reports = sample(world.reports, 3 + Math.floor(random() * 3), random).map(write);
  const sentences = [...reports, ...sample(event.common, 2, random), ...sample(world.general, 2, random)];
  const order = sentences.map((text) => ({ text, at: random() })).sort((a, b) => a.at - b.at);
  const join = world.language === 'zh-CN' ? '' : ' ';
  const half = Math.ceil(order.length / 2);
  return {
    headline: write(pick(world.headlines, random)),
    body: [order.slice(0, half), order.slice(half)]
      .map((part) => part.map(({ text }) => text).join(join))
      .join('\n\n'),
    // One story in five has no topic, as in a newsroom.
    topics: random() < 0.8 ? [event.topic] : [],
    labels: [event.label],
    language: world.language,
  };
}

function writeUpdate(world: World, event: Event, story: ReturnType<typeof writeStory>, random: Random) {
  const added = fillTemplate(pick(world.updates, random), world, event, random);
  return { ...story, headline: `${world.mark} 1: ${story.headline}`, body: `${story.body}\n\n${added}` };
}

function fillTemplate(template: string, world: World, event: Event, random: Random): string {
  const [object = '', otherObject = ''] = sample(event.objects, 2, random);
  const values: Record<string, string> = {
    what: pick(event.what, random),
    came: pick(event.came, random),
    place: event.place,
    person: pick(event.people, random),
    role: pick(world.roles, random),
    one: object,
    other: otherObject,
  };
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
