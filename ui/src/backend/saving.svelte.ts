import { asFailure, type Failure } from './tauri';

/** Whether what was written is on disk, since when, and what stands in the way. */
class Saving {
  pending = $state(0);
  /** “10:42”: when something last reached the disk. */
  at = $state('');
  /** The first thing that could not be saved and was not read yet. */
  failure = $state<Failure>();

  /** Does one piece of writing. Gives nothing where it failed; the failure is shown. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.pending += 1;
    try {
      const answer = await work();
      this.at = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
      return answer;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return undefined;
    } finally {
      this.pending -= 1;
    }
  }

  dismiss(): void {
    this.failure = undefined;
  }
}

export const saving = new Saving();
