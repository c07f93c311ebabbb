import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RelaxNGValidator, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

type Kind = 'sitemap' | 'siteindex' | 'rss';
type Validator = { validate(document: XmlDocument): void };

const files: Record<Kind, string> = {
  sitemap: 'sitemap.xsd',
  siteindex: 'siteindex.xsd',
  rss: 'rss.rng',
};
const validators = new Map<Kind, Validator>();

function validatorOf(kind: Kind): Validator {
  const cached = validators.get(kind);
  if (cached) return cached;
  xmlRegisterFsInputProviders(); // schemas import one another by file
  const path = join(import.meta.dirname, 'schemas', files[kind]);
  const schema = XmlDocument.fromBuffer(readFileSync(path), { url: pathToFileURL(path).href });
  const validator = path.endsWith('.rng') ? RelaxNGValidator.fromDoc(schema) : XsdValidator.fromDoc(schema);
  validators.set(kind, validator);
  return validator;
}

/** For tests: validates a document against its schema with libxml2. @returns the errors */
export function xmlFaults(kind: Kind, text: string): string[] {
  try {
    const document = XmlDocument.fromString(text);
    try {
      validatorOf(kind).validate(document);
      return [];
    } finally {
      document.dispose();
    }
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details?.map(({ message, line }) => `${line}: ${message.trim()}`) ?? [error.message];
  }
}
