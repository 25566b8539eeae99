import type { Component } from 'svelte';
import { KindSide } from './kind-side.svelte.ts';
import type { AnyEditorProps } from './round-views.ts';

/** The editors of round kinds, apart from the sides that phones draw. */
export const editors = new KindSide(
  import.meta.glob<Component<AnyEditorProps, object, 'config'>>('./*/Editor.svelte', { import: 'default' }),
);
