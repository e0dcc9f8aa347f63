import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, palette, type Theme } from './palette.ts';

const css = readFileSync(new URL('../styles/contrast.css', import.meta.url), 'utf8');

describe.each(['light', 'dark'] as const satisfies Theme[])('%s, with more contrast', (theme) => {
  const changed = Object.fromEntries(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
      ([, name, light, dark]) => [name, theme === 'light' ? light! : dark!],
    ),
  );
  const colours = { ...palette[theme], ...changed };
  const grounds = [colours.paper, colours.card, colours.cell];
  const least = { rule: 3, 'rule-strong': 4.5 } as Record<string, number>;

  test.each(Object.keys(colours).filter((name) => !['paper', 'card', 'cell'].includes(name)))(
    '%s',
    (name) => {
      const colour = colours[name as keyof typeof colours];
      for (const ground of grounds)
        expect(contrast(colour, ground)).toBeGreaterThanOrEqual(least[name] ?? 7);
    },
  );

  test('every name is one of the palette’s', () => {
    expect(Object.keys(palette[theme])).toEqual(expect.arrayContaining(Object.keys(changed)));
  });
});
