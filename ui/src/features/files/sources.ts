import { core, type FileSource } from '$backend/tauri';
import { base64 } from '$backend/dropped';

/** What a drop or a paste carries, read one after the other; too large a file is never read. */
export async function read(files: Iterable<File>): Promise<FileSource[]> {
  const sources: FileSource[] = [];
  for (const file of files) {
    await core.fitsAsFile(file.name, Math.min(file.size, 2 ** 32 - 1));
    sources.push({ from: 'window', name: file.name, base64: await base64(file) });
  }
  return sources;
}
