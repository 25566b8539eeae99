import { memberRoles, members, organisations } from '../../../db/organisation-schema.ts';
import { authSessions } from '../../../db/sign-in-schema.ts';
import { eq } from 'drizzle-orm';
import type { ApiClient } from '../../support/api-client.ts';
import type { TestServer } from './test-server.ts';

export type Person = ApiClient & { accountId: string };

export interface Place {
  organisation: string;
  /** Built-in roles by their word, own ones by id. */
  roles: readonly string[];
  /** Their sign-in took a second step. */
  twoStep?: boolean;
}

/** Somebody signed in who belongs to an organisation with these roles. */
export async function person(
  server: TestServer,
  email: string,
  { organisation, roles, twoStep = false }: Place,
): Promise<Person> {
  const client = await server.owner(email);
  const { orm } = server.database;
  const { accountId } = client;
  orm.insert(organisations).values({ id: organisation, name: '', createdAt: 0 }).onConflictDoNothing().run();
  orm.insert(members).values({ accountId, organisationId: organisation, joinedAt: 0 }).run();
  for (const role of roles) orm.insert(memberRoles).values({ accountId, role }).run();
  if (twoStep) orm.update(authSessions).set({ twoStep }).where(eq(authSessions.accountId, accountId)).run();
  return client;
}
