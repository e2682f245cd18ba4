import { asFailure, onChanged, type Failure } from './tauri';

/** Stands for every noun, where something of any kind may matter. */
export const ANYTHING = '*';

/** Counts, for each noun, how often it changed; reading a count makes an effect run again. */
class Changes {
  #counts = $state<Record<string, number>>({});

  constructor() {
    onChanged((kinds) => {
      for (const kind of [...kinds, ANYTHING]) this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    });
  }

  /** How often any of these changed. */
  of(kinds: readonly string[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#counts[kind] ?? 0), 0);
  }
}

const changes = new Changes();

/** What a screen shows: fetched when it appears, and again when a noun it shows changed. */
export class Query<T> {
  data = $state<T>();
  failure = $state<Failure>();
  #latest = 0;

  /** Takes the answer of the latest question only. */
  async take(asked: Promise<T>): Promise<void> {
    const ticket = ++this.#latest;
    try {
      const data = await asked;
      if (ticket !== this.#latest) return;
      this.data = data;
      this.failure = undefined;
    } catch (thrown) {
      if (ticket === this.#latest) this.failure = asFailure(thrown);
    }
  }
}

/** Asks now, and again whenever one of these nouns changed. To be called by a component. */
export function query<T>(kinds: readonly string[], ask: () => Promise<T>): Query<T> {
  const query = new Query<T>();
  $effect(() => {
    changes.of(kinds);
    void query.take(ask());
  });
  return query;
}
