/** A reference to one of the document's schemas. */
export const schemaReference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const jsonContent = (description: string, name: string, example?: unknown) => ({
  description,
  content: {
    'application/json': { schema: schemaReference(name), ...(example !== undefined && { example }) },
  },
});

export const problemContent = (description: string, name = 'Problem') => ({
  description,
  content: { 'application/problem+json': { schema: schemaReference(name) } },
});
