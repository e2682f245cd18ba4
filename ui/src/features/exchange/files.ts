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
