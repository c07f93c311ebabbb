import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { readTrustedProxies, type TrustedProxies } from '#server/frontServer/clientAddress.ts';
import { misspelledVariables } from './misspelledVariables.ts';
import { readSecret } from './secret.ts';
import { isOnThisMachineOnly, siteOrigin, unreachableSite } from './siteAddress.ts';
import { variables } from './variables.ts';

type MailAddress = { name: string; address: string };

export interface Configuration {
  production: boolean;
  port: number;
  /** Host name or IP address to listen on. undefined: 127.0.0.1 and ::1. */
  host?: string | undefined;
  /** The site's origin, such as `https://courier.example`: no path, no trailing slash. */
  siteUrl: string;
  /** Whether SITE_URL was set. If not, the request's Host header gives the site's address. */
  isSiteUrlSet: boolean;
  /** The proxies between readers and this server whose X-Forwarded-For is trusted. */
  trustedProxies: TrustedProxies;
  /** If undefined, the embedded Postgres in `dataDir` is used. */
  databaseUrl?: string;
  readerDatabaseUrl?: string;
  secret: string;
  smtpUrl?: string;
  /**
   * Sender of emails. undefined: copydesk@ the site's host. With an empty name, each email sets its own sender name.
   */
  mailFrom?: MailAddress | undefined;
  /** Reply-To of emails, if not `mailFrom`. */
  mailReplyTo?: MailAddress | undefined;
  /** Where pictures are stored: `file:…` or `s3://…`. */
  mediaUrl: string;
  /** An absolute path. */
  dataDir: string;
  /** Whether an empty database gets the three sample accounts: only when no other machine can connect. */
  sampleAccounts: boolean;
  /** one password for all sample accounts, instead of three generated ones */
  demoPassword?: string;
  /** Whether an empty database gets the sample edition. */
  sampleEdition: boolean;
  logLevel: string;
  /** a WebSub hub to notify when feeds change */
  hubUrl?: string;
  indexNowKey?: string;
  indexNowUrl: string;
  /** the CDN whose cached pages are purged by tag */
  cdn?: { kind: 'fastly' | 'cloudflare'; token: string; service: string; api: string } | undefined;
  /** webhooks may use plain http and private networks */
  localReceivers: boolean;
  /** Seconds for which `/ready` answers 503 while requests are still served, before the server stops. */
  drainSeconds: number;
  /** Warnings for the operator about settings that are probably mistakes, as sentences. */
  warnings: string[];
}

/** Leaves room for the pools of a command, such as `npm run import`, beside the four of the server. */
const MAX_EMBEDDED_POOL_SIZE = 16;

/**
 * Reads the configuration from environment variables. An empty variable counts as not set. @throws an error whose
 * message says what to set
 */
export function configure(environment: Record<string, string | undefined>): Configuration {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const { data: values, error } = variables.safeParse(set);
  if (error) throw new Error(error.issues.map((issue) => issue.message).join(' '));
  const production = values.NODE_ENV === 'production';
  if (production && values.DATABASE_URL) refuseMissing(values);
  if (!values.DATABASE_URL && values.DATABASE_POOL_SIZE > MAX_EMBEDDED_POOL_SIZE)
    throw new Error(
      `DATABASE_POOL_SIZE must be at most ${MAX_EMBEDDED_POOL_SIZE} with the embedded database, which allows 100 connections.`,
    );
  const siteUrl = values.SITE_URL && siteOrigin(values.SITE_URL, values.ALLOW_PLAIN_HTTP);
  const sampleAccounts = isOnThisMachineOnly(values);
  if (values.DEMO_PASSWORD && !sampleAccounts)
    throw new Error(
      'DEMO_PASSWORD is set, but others can reach this site: sample accounts are made only with the embedded database, HOST on a loopback address, and SITE_URL unset or on a loopback host. Remove DEMO_PASSWORD: the first start prints a link for the first admin.',
    );
  const dataDir = resolve(values.DATA_DIR);
  return {
    production,
    port: values.PORT,
    host: values.HOST,
    siteUrl: siteUrl ?? `http://localhost:${values.PORT}`,
    isSiteUrlSet: siteUrl !== undefined,
    trustedProxies: readTrustedProxies(values.TRUSTED_PROXIES),
    databaseUrl: values.DATABASE_URL,
    readerDatabaseUrl: values.READER_DATABASE_URL,
    secret: values.NEXTAUTH_SECRET ?? readSecret(dataDir),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    mailReplyTo: values.MAIL_REPLY_TO,
    mediaUrl: values.MEDIA_URL ?? `file:${join(dataDir, 'media')}`,
    dataDir,
    sampleAccounts,
    demoPassword: values.DEMO_PASSWORD,
    sampleEdition: sampleAccounts && values.SAMPLE_EDITION,
    logLevel: values.LOG_LEVEL ?? (process.stdout.isTTY ? 'warn' : 'info'),
    hubUrl: values.WEBSUB_HUB_URL,
    indexNowKey: values.INDEXNOW_KEY,
    indexNowUrl: values.INDEXNOW_URL,
    cdn: readCdn(values),
    localReceivers: values.LOCAL_RECEIVERS,
    drainSeconds: values.DRAIN_SECONDS ?? (process.stdout.isTTY ? 0 : 5),
    warnings: [...misspelledVariables(set), ...unreachableSite(values)],
  };
}

const CDN_APIS = { fastly: 'https://api.fastly.com', cloudflare: 'https://api.cloudflare.com/client/v4' };

function readCdn(values: z.output<typeof variables>): Configuration['cdn'] {
  const { CDN_PURGE: kind, CDN_TOKEN: token, CDN_SERVICE: service, CDN_API_URL: api } = values;
  if (!kind) return undefined;
  if (!token || !service)
    throw new Error(
      'CDN_PURGE is set: set CDN_TOKEN to a token that may purge, and CDN_SERVICE to the id of the Fastly service or Cloudflare zone.',
    );
  return { kind, token, service, api: (api ?? CDN_APIS[kind]).replace(/\/$/, '') };
}

/** An external database means a public site, so its address and secret must be set and not be defaults. */
function refuseMissing({ SITE_URL, NEXTAUTH_SECRET }: z.output<typeof variables>): void {
  if (!SITE_URL)
    throw new Error(
      'SITE_URL is not set: set it to the address that readers use, such as https://courier.example.',
    );
  if (!NEXTAUTH_SECRET)
    throw new Error('NEXTAUTH_SECRET is not set: set it to the output of `openssl rand -base64 32`.');
}
