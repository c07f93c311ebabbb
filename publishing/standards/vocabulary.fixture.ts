import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The vocabulary of schema.org; names are without the address. */
export type Vocabulary = {
  /** each class with its direct superclasses */
  classes: Map<string, string[]>;
  properties: Map<string, { domains: string[]; ranges: string[] }>;
};

const line = /^<https?:\/\/schema\.org\/(\w+)> <([^>]+)> <([^>]+)>/;
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';
const nameOf = (address: string) => address.replace(/^https?:\/\/schema\.org\//, '');

let read: Vocabulary | undefined;

/** For tests: the vocabulary from the package `@vocabulary/schema`. */
export function readVocabulary(): Vocabulary {
  if (read) return read;
  const file = createRequire(import.meta.url)
    .resolve('@vocabulary/schema')
    .replace(/index\.js$/, 'schema.nq');
  const classes = new Map<string, string[]>();
  const properties: Vocabulary['properties'] = new Map();
  const facts = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((each) => {
      const [, subject, predicate, object] = line.exec(each) ?? [];
      return subject && predicate && object ? [{ subject, predicate: nameOf(predicate), object }] : [];
    });
  for (const { subject, predicate, object } of facts) {
    if (predicate !== `${rdf}type`) continue;
    if (object === `${rdf}Property`) properties.set(subject, { domains: [], ranges: [] });
    else classes.set(subject, classes.get(subject) ?? []);
  }
  for (const { subject, predicate, object } of facts) {
    if (predicate === `${rdfs}subClassOf`) classes.get(subject)?.push(nameOf(object));
    if (predicate === 'domainIncludes') properties.get(subject)?.domains.push(nameOf(object));
    if (predicate === 'rangeIncludes') properties.get(subject)?.ranges.push(nameOf(object));
  }
  read = { classes, properties };
  return read;
}

/** The vocabulary in the JSON-LD form of schema.org, as far as validators read it. */
export function asPublished({ classes, properties }: Vocabulary): object {
  const named = (names: string[]) => names.map((name) => ({ '@id': `schema:${name}` }));
  return {
    '@graph': [
      ...[...classes].map(([name, parents]) => ({
        '@id': `schema:${name}`,
        '@type': 'rdfs:Class',
        'rdfs:subClassOf': named(parents),
      })),
      ...[...properties].map(([name, { domains }]) => ({
        '@id': `schema:${name}`,
        '@type': 'rdf:Property',
        'schema:domainIncludes': named(domains),
      })),
    ],
  };
}
