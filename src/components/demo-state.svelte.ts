import { onMount } from 'svelte';
import type { StateSchema } from './demo-state.ts';

/**
 * The live state of one demo: its defaults while the page is built, then what the URL's hash
 * says. Changing it never touches the URL; only *Copy link* and presets do.
 */
export class DemoState<State extends object> {
  readonly schema: StateSchema<State>;
  current: State;
  /** Part of the hash could not be read. */
  invalid = $state(false);

  constructor(schema: StateSchema<State>) {
    this.schema = schema;
    this.current = $state.raw(schema.defaults);
    onMount(() => {
      const load = () => {
        const { state, invalid, present } = schema.parse(window.location.hash);
        this.invalid = invalid.length > 0;
        if (present) this.current = state;
      };
      load();
      window.addEventListener('hashchange', load);
      return () => window.removeEventListener('hashchange', load);
    });
  }

  /** Whether one of the fields has another value than its default. */
  differs(...names: readonly (keyof State)[]): boolean {
    return names.some((name) => this.schema.differs(this.current, name));
  }

  /** The page's address with this state in its hash, and the other demos' states left in it. */
  get link(): string {
    const url = new URL(window.location.href);
    const others = url.hash
      .slice(1)
      .split('&')
      .filter((field) => /^[\w-]+\.\w+=/.test(field) && !field.startsWith(`${this.schema.id}.`));
    url.hash = [this.schema.serialize(this.current), ...others].join('&');
    return url.href;
  }

  set(change: Partial<State>): void {
    this.current = { ...this.current, ...change };
  }

  reset(): void {
    this.current = this.schema.defaults;
    this.invalid = false;
  }
}
