import { core, type Failure, type FileSource } from '$backend/tauri';

/** What a drop or a paste carries, read one after the other; too large a file is never read. */
export async function read(files: Iterable<File>): Promise<FileSource[]> {
  const sources: FileSource[] = [];
  for (const file of files) {
    await core.fitsAsFile(file.name, Math.min(file.size, 2 ** 32 - 1));
    sources.push({ from: 'window', name: file.name, base64: await base64(file) });
  }
  return sources;
}

function base64(file: File): Promise<string> {
  const unread: Failure = {
    code: null,
    what: `“${file.name}” could not be read`,
    remedy: 'If it is a folder, open it and choose the files in it.',
    details: '',
  };
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '');
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a Failure is what screens show
    reader.onerror = () => fail(unread);
    reader.readAsDataURL(file);
  });
}
