import type { Failure } from './tauri';

/** What a dropped or pasted file holds. */
export function base64(file: File): Promise<string> {
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
