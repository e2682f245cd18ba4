/**
 * Keeps what is typed safe: soon after a key the text is kept as a draft, and when
 * the field is left, or nothing was typed for a while, the draft is settled.
 */
export interface Keeper {
  /** Keeps the text as a draft, durably. */
  draft: (text: string) => Promise<unknown>;
  /** Turns the draft into history. */
  settle: () => Promise<unknown>;
}

/** A draft reaches the disk within a second of a key, with room to spare. */
export const DRAFT_AFTER = 400;
/** A field that nobody types in any more is left. */
export const SETTLE_AFTER = 10_000;

export class Autosave {
  #keeper: Keeper;
  #settleAfter: number;
  #text = '';
  #isDirty = false;
  #isDrafted = false;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #line: Promise<unknown> = Promise.resolve();

  constructor(keeper: Keeper, settleAfter = SETTLE_AFTER) {
    this.#keeper = keeper;
    this.#settleAfter = settleAfter;
  }

  /** Something was typed that is not settled yet. */
  get isBusy(): boolean {
    return this.#isDirty || this.#isDrafted;
  }

  /** The field now holds this text. */
  typed(text: string): void {
    this.#text = text;
    this.#isDirty = true;
    // The first key starts the clock; later keys do not push the draft away.
    this.#soon ??= setTimeout(() => this.#draft(), DRAFT_AFTER);
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.leave(), this.#settleAfter);
  }

  /** The field was left. */
  leave(): Promise<unknown> {
    clearTimeout(this.#later);
    if (this.#isDirty) this.#draft();
    if (this.#isDrafted) {
      this.#isDrafted = false;
      this.#line = this.#line.then(() => this.#keeper.settle());
    }
    return this.#line;
  }

  #draft(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    if (!this.#isDirty) return;
    this.#isDirty = false;
    this.#isDrafted = true;
    const text = this.#text;
    this.#line = this.#line.then(() => this.#keeper.draft(text));
  }
}
