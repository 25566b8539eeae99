export const MIN_SECONDS = 5;
export const MAX_SECONDS = 24 * 3600;

/** Lengths of a timer that are one click away, in seconds. */
export const USUAL_SECONDS: readonly number[] = [30, 60, 120, 180, 300, 600, 900];

/** The seconds in two typed fields, or null when that is no length a timer can have. */
export function secondsIn(minutes: string, seconds: string): number | null {
  const parts = [minutes, seconds].map((part) => part.trim() || '0');
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const total = Number(parts[0]) * 60 + Number(parts[1]);
  return total >= MIN_SECONDS && total <= MAX_SECONDS ? total : null;
}

/** 90 as `1:30`. */
export function clockFace(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
