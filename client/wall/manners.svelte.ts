/** How long the pointer may rest before it disappears, milliseconds. */
const IDLE_AFTER = 2_500;

/**
 * How a page behaves on a projector: it keeps the screen awake, hides a resting pointer, and goes to full screen.
 * `start` when the page is there, and call what it returns when it goes.
 */
export class Manners {
  /** Somebody is at the machine: the pointer moved or a key was pressed a moment ago. */
  attended = $state(false);
  #idle: ReturnType<typeof setTimeout> | undefined;
  #lock: WakeLockSentinel | undefined;

  start(): () => void {
    const stirred = (): void => this.#stirred();
    const seen = (): void => void this.#stayAwake();
    addEventListener('pointermove', stirred);
    addEventListener('pointerdown', stirred);
    addEventListener('keydown', stirred);
    document.addEventListener('visibilitychange', seen);
    void this.#stayAwake();
    return () => {
      removeEventListener('pointermove', stirred);
      removeEventListener('pointerdown', stirred);
      removeEventListener('keydown', stirred);
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(this.#idle);
      void this.#lock?.release().catch(() => undefined);
    };
  }

  async toggleFullScreen(): Promise<void> {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch {
      // The browser says no (an embedded page, a kiosk): the wall looks the same in a window.
    }
  }

  #stirred(): void {
    this.attended = true;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => (this.attended = false), IDLE_AFTER);
  }

  /** The browser takes the lock away whenever the page is hidden; so it is asked for again each time it is seen. */
  async #stayAwake(): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      this.#lock = await navigator.wakeLock.request('screen');
    } catch {
      // Not on plain HTTP, or the battery is low: the machine's own settings then decide.
    }
  }
}
