import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { withAdvisoryLock, withClient } from './advisoryLock.ts';

/** The group role that may select the live views. It belongs to the whole cluster: several papers may share it. */
export const READER_ROLE = 'copydesk_reader';

export interface ReaderLogin {
  name: string;
  password: string;
}

/**
 * Checks before the migrations whether they can create the readers' role. @param login the readers' login that will be
 * needed; undefined if READER_DATABASE_URL names one @throws with the statements that a user who may create roles has
 * to run
 */
export async function requireReaderRole(ownerUrl: string, login?: ReaderLogin): Promise<void> {
  await withAdvisoryLock(ownerUrl, async (client) => {
    const { rows } = await client.query<{ can_create: boolean; exists: boolean }>(
      `select rolsuper or rolcreaterole as can_create, to_regrole($1) is not null as exists
       from pg_roles where rolname = current_user`,
      [READER_ROLE],
    );
    if (rows[0]?.can_create || rows[0]?.exists) return;
    throw await missingRoles(client, login);
  });
}

type Row = { owner: string; database: string; group: boolean; login: boolean };

/** The error for an owner who may not create roles, with the statements for the missing ones. */
export async function missingRoles(client: pg.Client, login?: ReaderLogin): Promise<Error> {
  const { rows } = await client.query<Row>(
    `select current_user as owner, current_database() as database, to_regrole($1) is not null as group,
            exists (select from pg_roles where rolname = $2) as login`,
    [READER_ROLE, login?.name ?? ''],
  );
  const [{ owner, database, ...exists }] = rows as [Row];
  const statements = [
    ...(exists.group ? [] : [`create role ${READER_ROLE} nologin;`]),
    ...(login ? statementsFor(login, exists.login) : []),
  ];
  return new Error(
    [
      `The owner of the database ${database}, ${owner}, may not create roles, and the roles of the readers are missing.`,
      'Let somebody who may create roles run these statements, then start again:',
      '',
      ...statements.map((statement) => `  ${statement}`),
      '',
      login
        ? `Where passwords must be given in plain text, make a login of your own instead (grant ${READER_ROLE} to it), and set READER_DATABASE_URL to its address.`
        : `Grant ${READER_ROLE} to the login in READER_DATABASE_URL, too.`,
    ].join('\n'),
  );
}

function statementsFor({ name, password }: ReaderLogin, exists: boolean): string[] {
  const login = pg.escapeIdentifier(name);
  return [
    `${exists ? 'alter' : 'create'} role ${login} login password ${pg.escapeLiteral(scramVerifier(password))};`,
    `alter role ${login} set default_transaction_read_only = on;`,
    `alter role ${login} set statement_timeout = '5s';`,
    `grant ${READER_ROLE} to ${login};`,
  ];
}

const ITERATIONS = 4_096;

/** Postgres' stored form of a password (RFC 5803): it verifies the password, and cannot be used to sign in. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}

/** Whether this login can connect and is a member of the readers' role, whoever created it. */
export async function isReaderLogin(readerUrl: string): Promise<boolean> {
  const isMember = `select pg_has_role(current_user, '${READER_ROLE}', 'usage') as reads`;
  try {
    const { rows } = await withClient(readerUrl, (client) => client.query<{ reads: boolean }>(isMember));
    return rows[0]?.reads === true;
  } catch {
    return false;
  }
}
