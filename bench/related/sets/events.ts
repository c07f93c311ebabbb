import { pick, type Random, type Slots, sample } from './grammar.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Subject } from './subjects.ts';

type Named = Lexicon['people'][number];
type Person = Named & { role: string };

/** An event with all the names that its stories use. Other events share some of these names. */
export type NewsEvent = {
  label: string;
  subject: Subject;
  what: string[];
  came: string[];
  objects: string[];
  genericObjects: string[];
  places: string[];
  people: Person[];
  bodies: string[];
  numbers: string[];
  sums: string[];
  /** whether its stories are years apart, not days */
  isSpread: boolean;
};

/** How many names of its event one story uses. */
export type Knowledge = { people: number; objects: number; what: number; came: number };

const PLACES_AROUND = 2;
const RESIDENTS_KNOWN = 2;
const RESIDENTS_OF_PLACE = 3;
const OTHER_PEOPLE = 3;

/**
 * `perIncident` events of each incident of the subjects; half of them are spread over years. There are half as many
 * places as events and as many people as events, dealt evenly, so each is in several events. Two events of an incident
 * share a place, and residents recur in its events, so place, kind and person together do not identify an event.
 */
export function makeEvents(
  lexicon: Lexicon,
  subjects: Subject[],
  perIncident: number,
  random: Random,
): NewsEvent[] {
  const kinds = subjects.flatMap((subject) =>
    subject.incidents.map((incident, kind) => ({ subject, incident, kind: kind + 1 })),
  );
  const count = kinds.length * perIncident;
  const cast = lexicon.people.slice(0, count);
  const allPlaces = lexicon.places.slice(0, Math.ceil(count / 2));
  const residents = new Map(allPlaces.map((place) => [place, sample(cast, RESIDENTS_OF_PLACE, random)]));
  const dealPlaces = dealer(allPlaces, random);
  const dealAround = dealer(allPlaces, random);
  const dealPeople = dealer<Named>(cast, random);
  return kinds.flatMap(({ subject, incident, kind }, at) => {
    const places = dealPlaces(perIncident - 1);
    return Array.from({ length: perIncident }, (_, number): NewsEvent => {
      const place = places[number % places.length] ?? '';
      const known = sample(residents.get(place) ?? [], RESIDENTS_KNOWN, random);
      return {
        label: `${subject.topic} ${kind}.${number + 1} ${place}`,
        subject,
        what: incident.what,
        came: incident.came,
        objects: sample(incident.objects, 6, random),
        genericObjects: sample(lexicon.genericObjects, 3, random),
        places: [place, ...dealAround(PLACES_AROUND, [place])],
        people: [...known, ...dealPeople(OTHER_PEOPLE, known)].map((person) => ({
          ...person,
          role: pick(lexicon.roles, random),
        })),
        bodies: sample(lexicon.bodies, 3, random).map((body) => body.replace('{place}', place)),
        numbers: Array.from({ length: 4 }, () => String(3 + Math.floor(random() ** 2 * 90))),
        sums: sample(lexicon.sums, 2, random),
        isSpread: (at + number) % 2 === 0,
      };
    });
  });
}

type Dealer<Member> = (count: number, except?: Member[]) => Member[];

/** Deals members in a random order, none twice before all have been dealt. The members of a hand are different. */
function dealer<Member>(from: readonly Member[], random: Random): Dealer<Member> {
  let left: Member[] = [];
  return (count, except = []) => {
    const hand: Member[] = [];
    const isRefused = (member: Member) => except.includes(member) || hand.includes(member);
    while (hand.length < count) {
      if (left.every(isRefused)) left = [...left, ...sample(from, from.length, random)];
      hand.push(
        ...left.splice(
          left.findIndex((member) => !isRefused(member)),
          1,
        ),
      );
    }
    return hand;
  };
}

/** Slots for the sentences of one story, which uses some names of its event. */
export function slotsOf(event: NewsEvent, lexicon: Lexicon, knows: Knowledge, random: Random): () => Slots {
  const people = sample(event.people, knows.people, random);
  const objects = sample(event.objects, knows.objects, random);
  const bodies = sample(event.bodies, 2, random);
  const what = sample(event.what, knows.what, random);
  const came = sample(event.came, knows.came, random);
  const thing = sample(event.genericObjects, 2, random);
  const [place = '', ...near] = event.places;
  return () => {
    const [person, second = person] = sample(people, 2, random);
    const [object = '', otherObject = object] = sample(objects, 2, random);
    const [body = '', otherBody = body] = sample(bodies, 2, random);
    return {
      place,
      near,
      what,
      came,
      one: object,
      other: otherObject,
      thing,
      body,
      otherBody,
      person: person?.name ?? '',
      surname: person?.surname ?? '',
      role: person?.role ?? '',
      second: second?.name ?? '',
      secondSurname: second?.surname ?? '',
      secondRole: second?.role ?? '',
      number: event.numbers,
      sum: event.sums,
      weekday: lexicon.weekdays,
      season: lexicon.seasons,
    };
  };
}
