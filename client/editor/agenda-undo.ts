/** A change to the agenda that was made and can be taken back. `title` is the round's, for the sentence about it. */
export interface DidToAgenda {
  type: 'added' | 'duplicated' | 'moved' | 'removed';
  title: string;
  undo: () => unknown;
}
