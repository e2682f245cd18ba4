import { asFailure, type Failure } from './tauri';

/** Whether what was written is on disk, since when, and what stands in the way. */
class Saving {
  pending = $state(0);
  /** “10:42”: when something last reached the disk. */
  at = $state('');
  /** The first thing that went wrong and was not read yet. */
  failure = $state<Failure>();
  /** What went wrong was something being saved. */
  isUnsaved = $state(false);

  /** Does one piece of writing. Gives nothing where it failed; the failure is shown. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.pending += 1;
    try {
      const answer = await work();
      this.at = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
      return answer;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      this.isUnsaved = true;
      return undefined;
    } finally {
      this.pending -= 1;
    }
  }

  /** Asks for something that writes nothing here: no word on saving, only on what went wrong. */
  async ask<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return undefined;
    }
  }

  dismiss(): void {
    this.failure = undefined;
    this.isUnsaved = false;
  }
}

export const saving = new Saving();
