declare module '@adobe/structured-data-validator' {
  type Issue = {
    rootType: string;
    issueMessage: string;
    severity: 'ERROR' | 'WARNING';
    fieldNames?: string[];
  };
  export default class Validator {
    constructor(schemaOrg?: object);
    validate(extracted: { jsonld: Record<string, object[]>; errors: unknown[] }): Promise<Issue[]>;
  }
}
