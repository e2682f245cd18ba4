import { core } from '$backend/tauri';

/** Small pictures by the name of their bytes: each is drawn once while the window is open. */
const known = new Map<string, Promise<string | null>>();
const AT_MOST = 200;

/** A small picture of a file; nothing where there is none. */
export function preview(id: string, hash: string): Promise<string | null> {
  const drawn = known.get(hash) ?? core.filePreview(id).catch(() => null);
  // The latest stand last, and the first ones go.
  known.delete(hash);
  known.set(hash, drawn);
  const oldest = known.keys().next().value;
  if (known.size > AT_MOST && oldest) known.delete(oldest);
  return drawn;
}
