import { core } from '$backend/tauri';

/** How this computer shows charts: asked for once, kept by the core, shared by every chart. */
class ChartLook {
  /** Charts are shown as their tables only. */
  isTableOnly = $state(false);
  #isAsked = false;

  /** Learns what was chosen before. */
  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    void core.chartsAsTables().then(
      (is) => (this.isTableOnly = is),
      // Where it cannot be read, charts are drawn.
      () => (this.#isAsked = false),
    );
  }

  async choose(isTableOnly: boolean): Promise<void> {
    this.isTableOnly = isTableOnly;
    await core.showChartsAsTables(isTableOnly);
  }
}

export const chartLook = new ChartLook();
