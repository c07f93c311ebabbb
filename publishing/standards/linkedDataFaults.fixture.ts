import Validator from '@adobe/structured-data-validator';
import { asPublished, readVocabulary, type Vocabulary } from './vocabulary.fixture.ts';

type Node = Record<string, unknown>;

/**
 * For tests: the errors in a page's linked data. Adobe's validator checks types and properties against schema.org and
 * Google's rules; then the type of each value is checked against the range of its property.
 */
export async function linkedDataFaults(documents: Node[]): Promise<string[]> {
  const vocabulary = readVocabulary();
  const validator = new Validator(asPublished(vocabulary));
  const jsonld: Record<string, Node[]> = {};
  for (const { '@context': context, ...document } of structuredClone(documents)) {
    if (context !== 'https://schema.org') return [`its context is ${String(context)}`];
    const type = String(document['@type']);
    jsonld[type] = [...(jsonld[type] ?? []), document];
  }
  const issues = await validator.validate({ jsonld, errors: [] });
  return [
    ...issues.map((issue) => `${issue.severity} ${issue.rootType}: ${issue.issueMessage}`),
    ...documents.flatMap((document) => rangeFaults(vocabulary, document)),
  ];
}

/** Values outside the range that schema.org defines for their property. */
function rangeFaults(vocabulary: Vocabulary, node: Node): string[] {
  return Object.entries(node).flatMap(([name, values]) => {
    if (name.startsWith('@') || name.endsWith('-input')) return [];
    const ranges = vocabulary.properties.get(name)?.ranges ?? [];
    return [values].flat().flatMap((value) => {
      if (value === null) return [`${name} is null`];
      const inner = typeof value === 'object' ? rangeFaults(vocabulary, value as Node) : [];
      return fits(vocabulary, value, ranges)
        ? inner
        : [`${name} cannot hold ${JSON.stringify(value)}`, ...inner];
    });
  });
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

function fits(vocabulary: Vocabulary, value: unknown, ranges: string[]): boolean {
  const has = (...names: string[]) => names.some((name) => ranges.includes(name));
  if (typeof value === 'boolean') return has('Boolean');
  if (typeof value === 'number') return has('Number', 'Integer', 'Float');
  if (typeof value === 'string') {
    if (has('Text')) return true;
    if (has('DateTime', 'Date')) return instant.test(value);
    return has('URL') ? URL.canParse(value) : ranges.length > 0 && URL.canParse(value);
  }
  const { '@type': type, '@id': id } = value as Node;
  if (type === undefined) return typeof id === 'string';
  return ranges.some((range) => isA(vocabulary, String(type), range));
}

const isA = ({ classes }: Vocabulary, name: string, wanted: string): boolean =>
  name === wanted || (classes.get(name) ?? []).some((above) => isA({ classes } as Vocabulary, above, wanted));
