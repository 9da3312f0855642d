// better-auth on PostgreSQL and Redis, with bcrypt and RSA keys of 2048 bits.
import * as bcrypt from '@node-rs/bcrypt';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { jwt } from 'better-auth/plugins';
import Redis from 'ioredis';
import pg from 'pg';

const redis = new Redis(process.env.REDIS_URL);

const auth = betterAuth({
  baseURL: 'http://localhost',
  secret: 'a secret for load tests that keeps nothing secret',
  database: new pg.Pool(),
  secondaryStorage: {
    get: (key) => redis.get(key),
    set: (key, value, seconds) => (seconds ? redis.set(key, value, 'EX', seconds) : redis.set(key, value)),
    delete: (key) => redis.del(key),
  },
  emailAndPassword: {
    enabled: true,
    password: {
      hash: (password) => bcrypt.hash(password, 12),
      verify: ({ hash, password }) => bcrypt.verify(password, hash),
    },
  },
  plugins: [
    jwt({
      jwks: { keyPairConfig: { alg: 'RS256', modulusLength: 2048 } },
      // Otherwise get-session signs a JWT as well.
      disableSettingJwtHeader: true,
    }),
  ],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
});

export const handler = toNodeHandler(auth);

export async function migrate() {
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();
}
