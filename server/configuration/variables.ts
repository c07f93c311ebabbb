import { isIP } from 'node:net';
import { z } from 'zod';
import { DEFAULT_POOL_SIZE, isPoolSize, POOL_SIZE_RULE } from '#db/pools.ts';
import { isCommonPassword } from '#editorial/people/passwordRules.ts';

/** Minimum characters of the password that all sample accounts share. */
const MIN_DEMO_PASSWORD = 12;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** A boolean variable, in the usual spellings of on and off, case-insensitive. */
const onOrOff = (name: string, preset: boolean) =>
  z
    .string()
    .trim()
    .pipe(
      z.stringbool({
        truthy: ['1', 'true', 'yes', 'on'],
        falsy: ['0', 'false', 'no', 'off'],
        error: `${name} must be 1 or 0 (or true, false, yes, no, on, off).`,
      }),
    )
    .default(preset);

const webAddress = (error: string) => z.url({ protocol: /^https?$/, error });

const postgresAddress = (name: string) =>
  z.url({ protocol: /^postgres(ql)?$/, error: `${name} must begin with postgres://.` });

const hostName = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;

/** `desk@courier.example` or `The City Courier <desk@courier.example>`. */
const mailAddress = (name: string) =>
  z
    .string()
    .trim()
    .max(320, `${name} is too long.`)
    .transform((text) => {
      const [, quoted = '', inside] = /^(.*?)\s*<([^<>]*)>$/.exec(text) ?? [];
      return { name: quoted.replace(/^"(.*)"$/, '$1').trim(), address: inside ?? text };
    })
    .refine(
      ({ name, address }) => z.email().safeParse(address).success && !/[\p{Cc}<>"]/u.test(name),
      `${name} must be a mail address, such as desk@courier.example or City Courier <desk@courier.example>.`,
    );

/** The environment variables that Copydesk reads. */
export const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce
    .number('PORT must be a number.')
    .int('PORT must be a whole number.')
    .min(1, 'PORT must be at least 1.')
    .max(65_535, 'PORT must be at most 65535.')
    .default(3000),
  HOST: z
    .string()
    .trim()
    .refine(
      (host) => isIP(host) > 0 || hostName.test(host),
      'HOST must be an IP address or a host name, such as 127.0.0.1 or 0.0.0.0.',
    )
    .optional(),
  SITE_URL: webAddress('SITE_URL must be an address such as https://courier.example.').optional(),
  TRUSTED_PROXIES: z.string().max(4_000, 'TRUSTED_PROXIES is too long.').optional(),
  ALLOW_PLAIN_HTTP: onOrOff('ALLOW_PLAIN_HTTP', false),
  DATABASE_URL: postgresAddress('DATABASE_URL').optional(),
  READER_DATABASE_URL: postgresAddress('READER_DATABASE_URL').optional(),
  DATABASE_POOL_SIZE: z.coerce
    .number(POOL_SIZE_RULE)
    .refine(isPoolSize, POOL_SIZE_RULE)
    .default(DEFAULT_POOL_SIZE),
  NEXTAUTH_SECRET: z
    .string()
    .min(16, 'NEXTAUTH_SECRET is too short: set it to the output of `openssl rand -base64 32`.')
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must begin with smtp:// or smtps://.' })
    .optional(),
  MAIL_FROM: mailAddress('MAIL_FROM').optional(),
  MAIL_REPLY_TO: mailAddress('MAIL_REPLY_TO').optional(),
  MEDIA_URL: z
    .string()
    .regex(/^(file:|s3:\/\/)/, 'MEDIA_URL must begin with file: or s3://.')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  DEMO_PASSWORD: z
    .string()
    .min(MIN_DEMO_PASSWORD, `DEMO_PASSWORD must have at least ${MIN_DEMO_PASSWORD} characters.`)
    .refine((password) => !isCommonPassword(password), 'DEMO_PASSWORD is too common: choose another.')
    .optional(),
  SAMPLE_EDITION: onOrOff('SAMPLE_EDITION', true),
  WEBSUB_HUB_URL: webAddress('WEBSUB_HUB_URL must be the address of a hub.').optional(),
  INDEXNOW_KEY: z
    .string()
    .regex(/^[A-Za-z\d-]{8,128}$/, 'INDEXNOW_KEY must be 8 to 128 letters, digits and hyphens.')
    .optional(),
  INDEXNOW_URL: webAddress('INDEXNOW_URL must be the address of an engine.').default(
    'https://api.indexnow.org/indexnow',
  ),
  CDN_PURGE: z.enum(['fastly', 'cloudflare'], 'CDN_PURGE must be fastly or cloudflare.').optional(),
  CDN_TOKEN: z.string().optional(),
  CDN_SERVICE: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'CDN_SERVICE must be the id of a Fastly service or of a Cloudflare zone.')
    .optional(),
  CDN_API_URL: webAddress('CDN_API_URL must be an address.').optional(),
  LOCAL_RECEIVERS: onOrOff('LOCAL_RECEIVERS', false),
  DRAIN_SECONDS: z.coerce
    .number('DRAIN_SECONDS must be a number.')
    .min(0, 'DRAIN_SECONDS must be at least 0.')
    .max(600, 'DRAIN_SECONDS must be at most 600.')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, 'LOG_LEVEL is not one that pino knows.').optional(),
});

/** Variables read elsewhere: by Next, by tests and by the process itself. */
const READ_ELSEWHERE = ['NEXTAUTH_URL', 'NEXT_DIST_DIR', 'NEXT_TELEMETRY_DISABLED', 'CHROMIUM_PATH'];

export const knownVariables: readonly string[] = [...Object.keys(variables.shape), ...READ_ELSEWHERE];
