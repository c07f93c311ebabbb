export type DatabaseVariable = 'DATABASE_URL' | 'READER_DATABASE_URL';

type ConnectionError = Error & { code?: string; path?: string };

/** A message of the driver for an error that has no code. */
const NO_TLS_CONNECTION = 'There was an error establishing an SSL connection';

const SSL_MODES = ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'];

/** @throws if the driver does not know the `sslmode`: its default would decide whether it verifies the certificate */
export function refuseUnknownSslMode(url: string, variable: DatabaseVariable): void {
  const mode = new URL(url).searchParams.get('sslmode');
  if (mode === null || SSL_MODES.includes(mode)) return;
  throw new Error(`sslmode=${mode} in ${variable} is not known: it may be ${SSL_MODES.join(', ')}.`);
}

/** Whether an error is temporary: the database is unavailable, or a replica is behind. */
export function isAway({ code = '' }: ConnectionError): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ECONNRESET|57P0\d|53\d{3})$/.test(code);
}

/** Explains a connection error in a sentence that names the variable to change; returns other errors unchanged. */
export function explainDatabaseError(error: unknown, variable: DatabaseVariable): Error {
  const cause = error as ConnectionError;
  const sentence = sentenceAbout(cause, variable);
  return sentence ? new Error(sentence, { cause }) : cause;
}

function sentenceAbout({ code = '', message, path }: ConnectionError, variable: string): string | undefined {
  const database = `the database at ${variable}`;
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)$/.test(code))
    return `The database at ${variable} does not answer (${code}): is it running, and is the address right?`;
  if (code === '28000' && /no encryption/.test(message))
    return `The database at ${variable} refuses connections without TLS: add sslmode=verify-full to the address. It answers "${message}".`;
  if (code.startsWith('28'))
    return `The database at ${variable} refuses this user or password. It answers "${message}".`;
  if (code === '3D000') return `The database named in ${variable} does not exist: create it first.`;
  if (/SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)/.test(code))
    return `No authority that is known here signed the certificate of ${database} (${message}). Add sslrootcert=FILE to ${variable}, where FILE holds the certificate of the authority that did, in PEM; providers offer theirs for download.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `The certificate of ${database} is for another host name (${message}). Use a name in ${variable} that the certificate has.`;
  if (/^CERT_/.test(code)) return `The certificate of ${database} is not valid (${message}).`;
  if (message === 'The server does not support SSL connections')
    return `The address in ${variable} asks for TLS, which the database does not offer: turn on ssl in Postgres, or set sslmode=disable if nobody else can listen on the way.`;
  if (/^ERR_(SSL|TLS|OSSL)|^EPROTO/.test(code) || message === NO_TLS_CONNECTION)
    return `There is no TLS connection to ${database} (${message}).`;
  if (path && /^(ENOENT|EACCES|EISDIR|ENOTDIR)$/.test(code))
    return `The file ${path} that ${variable} names in sslrootcert, sslcert or sslkey cannot be read (${code}).`;
  return undefined;
}
