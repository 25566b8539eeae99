import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./db/schema.ts', './db/sign-in-schema.ts', './db/organisation-schema.ts'],
  out: './db/migrations',
});
