/** jsdom lays nothing out and watches no sizes: every box is empty for it, as on a page that is not there yet. */
export function withoutLayout(): void {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}

/** jsdom has no top layer: a dialog is open or not, and nothing else of it is there. */
export function withoutTopLayer(): void {
  if ('showModal' in HTMLDialogElement.prototype) return;
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
}
