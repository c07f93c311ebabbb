/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  compress: false, // the press compresses readers' pages; staff pages go through the same front door
  htmlLimitedBots: /.*/, // metadata always in <head>, never streamed: docs/decisions
  serverExternalPackages: [
    'sharp',
    '@napi-rs/canvas',
    '@node-rs/argon2',
    'pg',
    'pg-boss',
    'flydrive',
    'nodemailer',
    'pino',
    'yjs',
    '@tiptap/y-tiptap',
    'y-protocols',
    'lib0',
  ],
  typescript: { ignoreBuildErrors: true }, // `npm run check` checks types, so the first start does not wait for it
  images: { unoptimized: true }, // disables /_next/image, which would cache a picture after its story is withdrawn
  experimental: { serverActions: { bodySizeLimit: '16mb' } }, // 5,000,000 characters of wire copy, also Chinese
  turbopack: {
    root: import.meta.dirname,
    // lib0 mentions Buffer in code for Node, for which the build would add 7 kB of polyfill to the editor's page.
    resolveAlias: Object.fromEntries(
      ['buffer', 'node:buffer', 'next/dist/compiled/buffer'].map((name) => [
        name,
        { browser: './components/ui/noBuffer.ts' },
      ]),
    ),
  },
};
export default config;
