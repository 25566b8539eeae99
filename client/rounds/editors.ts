import type { Component } from 'svelte';
import type { AnyEditorProps, EditorRegistry } from './round-views.ts';
import Choice from './choice/Editor.svelte';
import Ideas from './ideas/Editor.svelte';
import Information from './information/Editor.svelte';
import Rating from './rating/Editor.svelte';

/** The Editor of every round kind. */
const editors: EditorRegistry = {
  information: Information,
  ideas: Ideas,
  choice: Choice,
  rating: Rating,
};

/** The Editor of a kind, its types erased; undefined when this page is older than the kind. */
export function editorOf(kind: string): Component<AnyEditorProps, object, 'config'> | undefined {
  const known = editors as unknown as Record<string, Component<AnyEditorProps, object, 'config'>>;
  return Object.hasOwn(editors, kind) ? known[kind] : undefined;
}
