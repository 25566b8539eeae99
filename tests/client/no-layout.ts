/** jsdom lays nothing out and watches no sizes: every box is empty for it, as on a page that is not there yet. */
export function withoutLayout(): void {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}
