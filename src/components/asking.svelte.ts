import type { CellRef } from '#core/index.ts';
import type { DemoState } from './demo-state.svelte.ts';

/**
 * Which cell of a demo is asked about: the one that the pointer moves over, else the one that was
 * chosen last, which is part of the state and so of its link.
 */
export class Asking<State extends { readonly ask: CellRef }> {
  /** What a screen reader is told when a cell's arithmetic is asked for aloud. */
  announcement = $state('');
  readonly #demo: DemoState<State>;
  #peeked = $state.raw<CellRef>();

  constructor(demo: DemoState<State>) {
    this.#demo = demo;
  }

  get cell(): CellRef {
    return this.#peeked ?? this.#demo.current.ask;
  }

  readonly ask = (cell: CellRef): void => {
    this.#peeked = undefined;
    this.#demo.set({ ask: cell } as unknown as Partial<State>);
  };

  readonly peek = (cell: CellRef | undefined): void => {
    this.#peeked = cell;
  };
}
