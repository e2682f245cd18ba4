/** Where the person is: for the line at the top, and for the search to stay in the room. */
export interface Crumb {
  word: string;
  /** The parts of its address; the last crumb has none. */
  parts?: string[];
}

class Place {
  crumbs = $state<Crumb[]>([]);
  /** The region of the visit that is in the room. */
  room = $state<string>();
}

export const place = new Place();

/** Says where the person is, as long as the component stands. To be called by a view. */
export function standing(crumbs: () => Crumb[], room?: () => string | undefined): void {
  $effect(() => {
    const trail = crumbs();
    place.crumbs = trail;
    place.room = room?.();
    document.title = `${trail.at(-1)?.word ?? ''} – Trellis`;
    return () => {
      place.room = undefined;
    };
  });
}
