import { isPermission, type Permission } from '../../../sessions/permissions.ts';
import type { OrganisationApi, RightsResource } from './organisation-api.ts';

/** What the server lets whoever is signed in do. The pages show nothing else (KO-14); the server holds to it anyway. */
export class Rights {
  #held: RightsResource | null = $state.raw(null);
  readonly #api: OrganisationApi;

  constructor(api: OrganisationApi) {
    this.#api = api;
  }

  /** False until the server has said so: a page never shows for a moment what one may not do. */
  get known(): boolean {
    return this.#held !== null;
  }

  get organisation(): string {
    return this.#held?.organisation.name ?? '';
  }

  /** Asked from where the staff may do its work, by somebody who has any such work. */
  get staff(): boolean {
    return (
      this.#held?.staff === true && this.#held.permissions.some((one) => one.startsWith('installation.'))
    );
  }

  may(permission: Permission): boolean {
    return this.#held?.permissions.includes(permission) ?? false;
  }

  /** May it be put into a role, or given with one? Nobody gives what they lack; one's own sessions open nobody else's. */
  mayGive(permission: string): boolean {
    return isPermission(permission) && (permission.startsWith('sessions.') || this.may(permission));
  }

  async find(): Promise<void> {
    const answer = await this.#api.rights();
    if (answer.ok) this.#held = answer.value;
  }

  forget(): void {
    this.#held = null;
  }
}
