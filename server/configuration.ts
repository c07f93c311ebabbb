import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export interface Configuration {
  production: boolean;
  port: number;
  /** The paper's own origin, such as `https://courier.example`: no path, no slash at the end. */
  siteUrl: string;
  /** Whether SITE_URL was set. If not, the Host header of a request says where the site is. */
  siteUrlGiven: boolean;
  /** undefined: the embedded Postgres of `dataDir`. */
  databaseUrl?: string;
  readerDatabaseUrl?: string;
  secret: string;
  smtpUrl?: string;
  /** Where pictures are kept: `file:…` or `s3://…`. */
  mediaUrl: string;
  /** Absolute. */
  dataDir: string;
  demoPassword?: string;
  sampleEdition: boolean;
  logLevel: string;
  /** a WebSub hub that is told when feeds change */
  hubUrl?: string;
  indexNowKey?: string;
  indexNowUrl: string;
  /** the network of caches that is told what to forget */
  cdn?: { kind: 'fastly' | 'cloudflare'; token: string; service: string; api: string } | undefined;
  /** webhooks may lead to plain http and into private networks */
  localReceivers: boolean;
}

const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce
    .number('PORT must be a number.')
    .int()
    .min(1)
    .max(65_535, 'PORT must be at most 65535.')
    .default(3000),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'SITE_URL must be an address such as https://courier.example.' })
    .optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must begin with postgres://.' })
    .optional(),
  READER_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'READER_DATABASE_URL must begin with postgres://.' })
    .optional(),
  NEXTAUTH_SECRET: z
    .string()
    .min(16, 'NEXTAUTH_SECRET is too short: set it to the output of `openssl rand -base64 32`.')
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must begin with smtp:// or smtps://.' })
    .optional(),
  MEDIA_URL: z
    .string()
    .regex(/^(file:|s3:\/\/)/, 'MEDIA_URL must begin with file: or s3://.')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DEMO_PASSWORD: z.string().min(8, 'DEMO_PASSWORD must have at least 8 characters.').optional(),
  SAMPLE_EDITION: z.string().optional(),
  WEBSUB_HUB_URL: z
    .url({ protocol: /^https?$/, error: 'WEBSUB_HUB_URL must be the address of a hub.' })
    .optional(),
  INDEXNOW_KEY: z
    .string()
    .regex(/^[A-Za-z\d-]{8,128}$/, 'INDEXNOW_KEY must be 8 to 128 letters, digits and hyphens.')
    .optional(),
  INDEXNOW_URL: z
    .url({ protocol: /^https?$/, error: 'INDEXNOW_URL must be the address of an engine.' })
    .default('https://api.indexnow.org/indexnow'),
  CDN_PURGE: z.enum(['fastly', 'cloudflare'], 'CDN_PURGE must be fastly or cloudflare.').optional(),
  CDN_TOKEN: z.string().optional(),
  CDN_SERVICE: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'CDN_SERVICE must be the id of a Fastly service or of a Cloudflare zone.')
    .optional(),
  CDN_API_URL: z.url({ protocol: /^https?$/, error: 'CDN_API_URL must be an address.' }).optional(),
  LOCAL_RECEIVERS: z.enum(['0', '1'], 'LOCAL_RECEIVERS must be 0 or 1.').default('0'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'LOG_LEVEL is not one that pino knows.',
    )
    .optional(),
});

/**
 * Reads the environment, once. An empty variable counts as not set.
 * @throws with a sentence that says what to set
 */
export function configure(environment: Record<string, string | undefined>): Configuration {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = variables.safeParse(set);
  if (!read.success) throw new Error(read.error.issues.map((issue) => issue.message).join(' '));
  const given = read.data;
  const production = given.NODE_ENV === 'production';
  if (production && given.DATABASE_URL) refuseMissing(given);
  const dataDir = resolve(given.DATA_DIR);
  return {
    production,
    port: given.PORT,
    siteUrl: given.SITE_URL ? new URL(given.SITE_URL).origin : `http://localhost:${given.PORT}`,
    siteUrlGiven: given.SITE_URL !== undefined,
    databaseUrl: given.DATABASE_URL,
    readerDatabaseUrl: given.READER_DATABASE_URL,
    secret: given.NEXTAUTH_SECRET ?? keptSecret(dataDir),
    smtpUrl: given.SMTP_URL,
    mediaUrl: given.MEDIA_URL ?? `file:${join(dataDir, 'media')}`,
    dataDir,
    demoPassword: given.DEMO_PASSWORD,
    sampleEdition: given.SAMPLE_EDITION !== '0',
    logLevel: given.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    hubUrl: given.WEBSUB_HUB_URL,
    indexNowKey: given.INDEXNOW_KEY,
    indexNowUrl: given.INDEXNOW_URL,
    cdn: asCdn(given),
    localReceivers: given.LOCAL_RECEIVERS === '1',
  };
}

type GivenCdn = Partial<Record<'CDN_TOKEN' | 'CDN_SERVICE' | 'CDN_API_URL', string>> & {
  CDN_PURGE?: 'fastly' | 'cloudflare';
};

const cdnApis = { fastly: 'https://api.fastly.com', cloudflare: 'https://api.cloudflare.com/client/v4' };

function asCdn({ CDN_PURGE: kind, CDN_TOKEN: token, CDN_SERVICE: service, CDN_API_URL: api }: GivenCdn) {
  if (!kind) return undefined;
  if (!token || !service)
    throw new Error(
      'CDN_PURGE is set: set CDN_TOKEN to a token that may purge, and CDN_SERVICE to the id of the Fastly service or Cloudflare zone.',
    );
  return { kind, token, service, api: (api ?? cdnApis[kind]).replace(/\/$/, '') };
}

/** On one's own database the site is meant for others: nothing that they rely on may be guessed. */
function refuseMissing(given: { SITE_URL?: string; NEXTAUTH_SECRET?: string }): void {
  if (!given.SITE_URL) {
    throw new Error(
      'SITE_URL is not set: set it to the address that readers use, such as https://courier.example.',
    );
  }
  if (!given.NEXTAUTH_SECRET) {
    throw new Error('NEXTAUTH_SECRET is not set: set it to the output of `openssl rand -base64 32`.');
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** The readers' password for the database, the same on every node that shares the secret. */
export function readerPassword(secret: string): string {
  return createHmac('sha256', secret).update('reader login').digest('base64url');
}
