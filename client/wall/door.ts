/** How people get in, as the wall says it. */
export interface Door {
  /** What to type into a browser: host and port, no scheme. */
  host: string;
  /** What the QR code holds. */
  link: string;
}

/** The door of a session whose wall is served from `origin`; `joinToken` is the secret of the QR link. */
export function doorOf(origin: string, joinToken: string): Door {
  return { host: new URL(origin).host, link: `${origin}/j#${joinToken}` };
}
