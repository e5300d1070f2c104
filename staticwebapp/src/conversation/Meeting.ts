import { failureOf, isElsewhere, isOut } from '../api/failure.ts';
import { keyOf } from '../api/persona.ts';
import type { Twin } from '../api/Twin.ts';
import type { Keepsakes } from './Keepsakes.ts';
import type { Talk } from './Talk.ts';

/** Learns who answers here, and who else could. */
export class Meeting {
  readonly #twin: Twin;
  readonly #keepsakes: Keepsakes;
  readonly #talk: Talk;

  constructor(twin: Twin, keepsakes: Keepsakes, talk: Talk) {
    this.#twin = twin;
    this.#keepsakes = keepsakes;
    this.#talk = talk;
  }

  /** Unless the site has chosen. An older server knows of none. */
  async all(): Promise<void> {
    if (this.#keepsakes.isFixed || this.#talk.state.personas) return;
    this.#talk.happen({ kind: 'met-all', personas: await this.#twin.personas().catch(() => undefined) });
  }

  /** @param turnTo Goes on with another, where the one that is wanted is out. */
  async one(turnTo: (other: string) => Promise<void>): Promise<void> {
    const { persona, personaId } = this.#talk.state;
    if (persona) return;
    try {
      const met = await this.#twin.persona(personaId);
      if (personaId === this.#talk.state.personaId) this.#talk.happen({ kind: 'met', persona: met });
    } catch (error) {
      const failure = failureOf(error);
      if (this.#keepsakes.isFixed || !(isOut(failure) || isElsewhere(failure))) throw error;
      await this.all();
      const { state } = this.#talk;
      const other = keyOf(state.personas?.[0]);
      // A conversation whose persona is out can still be read; the visitor says when to leave it.
      if (state.personaId !== personaId || other === personaId || (isOut(failure) && state.sessionId)) throw error;
      await turnTo(other);
    }
  }
}
