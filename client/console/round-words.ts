/** What a round asks. Most kinds have a prompt in their configuration; where there is none the title says it all. */
export function promptOf(config: unknown): string {
  return typeof config === 'object' &&
    config !== null &&
    'prompt' in config &&
    typeof config.prompt === 'string'
    ? config.prompt
    : '';
}
