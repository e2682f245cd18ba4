/** Where the window stands: one path, kept in the address so that it survives a reload. */
export interface Route {
  view: string;
  id: string | undefined;
  part: string | undefined;
}

export function parse(hash: string): Route {
  const [view = '', id, part] = hash.replace(/^#?\/?/, '').split('/').map(decodeURIComponent);
  const named = (text: string | undefined) => (text === '' ? undefined : text);
  return { view: named(view) ?? 'today', id: named(id), part: named(part) };
}

export function href(...parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

class Router {
  route = $state(parse(location.hash));

  constructor() {
    addEventListener('hashchange', () => {
      const before = this.route;
      this.route = parse(location.hash);
      // A new page is read from its heading; a tab of the same page keeps the focus.
      if (before.view !== this.route.view || before.id !== this.route.id) {
        setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus(), 60);
      }
    });
  }

  go(...parts: string[]): void {
    location.hash = href(...parts);
  }
}

export const router = new Router();
