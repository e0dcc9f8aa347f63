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

  get isDefault(): boolean {
    return this.schema.serialize(this.current) === this.schema.serialize(this.schema.defaults);
  }

  /** The page's address with this state in its hash. */
  get link(): string {
    const url = new URL(window.location.href);
    url.hash = this.schema.serialize(this.current);
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
