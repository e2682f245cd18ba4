import { core, type Failure } from '$backend/tauri';

/** Keeps a dropped bundle or card until it is looked at; gives where it waits. */
export function exchanged(file: File): Promise<string> {
  const unread: Failure = {
    code: null,
    what: `“${file.name}” could not be read`,
    remedy: 'Choose it with “Look at a file” instead.',
    details: '',
  };
  return new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '');
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a Failure is what screens show
    reader.onerror = () => fail(unread);
    reader.readAsDataURL(file);
  }).then((base64) => core.receiveDropped(file.name, base64));
}

/** “12 KB”, “3.4 MB”: as a person speaks of a file. */
export function size(bytes: number | null): string {
  if (bytes === null) return '';
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
