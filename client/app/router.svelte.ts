import { routeOf, type Route } from './routes.ts';

/**
 * The page's address as state. Links within this side of the product change it without a reload; all other links do
 * what links do.
 */
export class Router {
  #path = $state(location.pathname);
  #fragment = $state(location.hash);
  readonly route: Route = $derived(routeOf(this.#path, this.#fragment));

  /** Listens until the returned function is called. */
  listen(): () => void {
    const read = (): void => {
      this.#path = location.pathname;
      this.#fragment = location.hash;
    };
    const follow = (event: MouseEvent): void => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
      if (link.pathname !== '/app' && !link.pathname.startsWith('/app/')) return;
      if (link.hash && link.pathname === location.pathname) return;
      event.preventDefault();
      this.go(link.pathname + link.hash);
    };
    addEventListener('popstate', read);
    addEventListener('hashchange', read);
    document.addEventListener('click', follow);
    return () => {
      removeEventListener('popstate', read);
      removeEventListener('hashchange', read);
      document.removeEventListener('click', follow);
    };
  }

  go(to: string, how: 'push' | 'replace' = 'push'): void {
    if (how === 'push') history.pushState(null, '', to);
    else history.replaceState(null, '', to);
    this.#path = location.pathname;
    this.#fragment = location.hash;
    scrollTo(0, 0);
  }
}
