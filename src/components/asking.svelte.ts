import type { CellRef } from '#core/index.ts';
import type { DemoState } from './demo-state.svelte.ts';

/**
 * Which cell of a demo is asked about: the one that the pointer moves over, else the one that was
 * chosen last, which is part of the state and so of its link.
 *
 * Where the pointer was, and what was said aloud, hold for the state that they belong to: a link,
 * a reset or an edit ends them.
 */
export class Asking<State extends { readonly ask: CellRef }> {
  readonly #demo: DemoState<State>;
  #peeked = $state.raw<{ cell: CellRef | undefined; of: State }>();
  #said = $state.raw<{ text: string; of: State }>();

  constructor(demo: DemoState<State>) {
    this.#demo = demo;
  }

  get cell(): CellRef {
    const { current } = this.#demo;
    return (this.#peeked?.of === current ? this.#peeked.cell : undefined) ?? current.ask;
  }

  /** What a screen reader is told when a cell's arithmetic is asked for aloud. */
  get announcement(): string {
    return this.#said?.of === this.#demo.current ? this.#said.text : '';
  }

  set announcement(text: string) {
    // A text that does not change is not read again.
    const isRepeated = this.announcement === text;
    this.#said = { text: isRepeated ? `${text}\u00A0` : text, of: this.#demo.current };
  }

  readonly ask = (cell: CellRef): void => {
    const { ask } = this.#demo.current;
    const isSame = ask.matrix === cell.matrix && ask.row === cell.row && ask.col === cell.col;
    this.#peeked = undefined;
    if (!isSame) this.#demo.set({ ask: cell } as unknown as Partial<State>);
  };

  readonly peek = (cell: CellRef | undefined): void => {
    this.#peeked = { cell, of: this.#demo.current };
  };
}
