import { builtProduct } from './build.ts';

/** Global set-up of the test projects that start the real server: a failed build fails the run at once. */
export async function setup(): Promise<void> {
  const shared = globalThis as { rondoBuild?: Promise<string> };
  shared.rondoBuild ??= builtProduct();
  await shared.rondoBuild;
}
