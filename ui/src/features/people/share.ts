/** A share of a post as it is typed, in hundredths; nothing where it is no number. */
export function hundredths(text: string): number | null {
  const typed = text.trim().replace(',', '.');
  return /^(\d+\.?\d*|\.\d+)$/.test(typed) ? Math.round(Number(typed) * 100) : null;
}

/** “0.5”, from hundredths. */
export function asShare(fte: number | null): string {
  return fte === null ? '' : (fte / 100).toFixed(2).replace(/0$/, '');
}
