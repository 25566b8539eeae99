import {
  SqliteAccountErasureRepository,
  type AccountErasureRepository,
} from './account-erasure-repository.ts';
import { SqliteAccountsRepository, type AccountsRepository } from './accounts-repository.ts';
import { SqliteAuthSessionsRepository, type AuthSessionsRepository } from './auth-sessions-repository.ts';
import type { Database } from './connection.ts';
import { SqliteOneTimeLinksRepository, type OneTimeLinksRepository } from './one-time-links-repository.ts';
import { SqliteSecondFactorsRepository, type SecondFactorsRepository } from './second-factors-repository.ts';
import { SqliteSignInHistoryRepository, type SignInHistoryRepository } from './sign-in-history-repository.ts';
import { SqliteSignInLocksRepository, type SignInLocksRepository } from './sign-in-locks-repository.ts';
import { SqliteSignInTicketsRepository, type SignInTicketsRepository } from './sign-in-tickets-repository.ts';

/** Everything that is stored about who signs in and how. */
export interface AccountRepositories {
  accounts: AccountsRepository;
  authSessions: AuthSessionsRepository;
  links: OneTimeLinksRepository;
  factors: SecondFactorsRepository;
  tickets: SignInTicketsRepository;
  history: SignInHistoryRepository;
  locks: SignInLocksRepository;
  erasure: AccountErasureRepository;
}

export function accountRepositories(database: Database): AccountRepositories {
  return {
    accounts: new SqliteAccountsRepository(database),
    authSessions: new SqliteAuthSessionsRepository(database),
    links: new SqliteOneTimeLinksRepository(database),
    factors: new SqliteSecondFactorsRepository(database),
    tickets: new SqliteSignInTicketsRepository(database),
    history: new SqliteSignInHistoryRepository(database),
    locks: new SqliteSignInLocksRepository(database),
    erasure: new SqliteAccountErasureRepository(database),
  };
}
