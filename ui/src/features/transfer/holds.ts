import type { Audience } from '$backend/tauri';

/** What a file for an audience holds, said before it is written. */
export const holds: Record<Audience, string> = {
  region: 'Only what may go to a region. Names of people, minutes of components and vacancies that nobody has announced are not in it.',
  team: 'What is for the support team as well. The name of the file says so; do not hand it to a region.',
  mine: 'Everything, with what is yours alone. The file says so in its name and at its beginning; do not pass it on.',
};
