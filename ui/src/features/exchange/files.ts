import { core } from '$backend/tauri';
import { base64 } from '$backend/dropped';

/** Keeps a dropped bundle or card until it is looked at; gives where it waits. */
export async function exchanged(file: File): Promise<string> {
  return core.receiveDropped(file.name, await base64(file));
}
