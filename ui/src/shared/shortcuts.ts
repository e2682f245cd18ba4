/** Whether keys belong to a field right now. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** A plain letter that nobody is typing into a field, and no box lies over the page. */
export function plainKey(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTyping(event)) return;
  if (document.querySelector('dialog[open]')) return;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}
