import process from 'node:process';
import { defineConfig } from 'prisma/config';

// `generate`, `validate` and `format` want a native engine that they never use; any executable satisfies them (DESIGN: Stack).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '', shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL },
});
