import { readInput, type Field } from '#components/demo-state.ts';

/** Any number that a field takes: the core says which it cannot have. */
export function anyNumber(initial: number): Field<number> {
  return {
    initial,
    read(text) {
      const input = readInput(text);
      return 'value' in input ? input.value : undefined;
    },
    write: String,
  };
}
