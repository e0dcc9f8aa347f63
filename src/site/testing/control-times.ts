/** How long a demo takes to answer each of its controls: all kinds there are, without a list of them. */
import type { Locator } from 'playwright-core';

export interface ControlTimes {
  control: string;
  /** Sorted, in milliseconds. */
  times: readonly number[];
}

/**
 * Puts every visible control of a demo to use so many times, one kind after another, and measures each time
 * until what follows from it is in the page and laid out. Sliders take values all over their range; numbers are
 * doubled and halved; texts get another last word; tabs and toggles of a group are pressed in turn; the
 * cells of a grid are asked, turned round or, where they can be, typed into; the cursor of a heat map moves.
 *
 * @param only - the one control to measure, by its name; without it, all
 */
export function timesOfControls(
  demo: Locator,
  count: number,
  only?: string,
): Promise<ControlTimes[]> {
  const options = { uses: count, wanted: only };
  return demo.evaluate(async (section, { uses, wanted }) => {
    const measured: { control: string; times: number[] }[] = [];

    const measure = async (control: string, use: (turn: number) => void): Promise<void> => {
      if (wanted !== undefined && control !== wanted) return;
      const times: number[] = [];
      // The first use warms up.
      for (let turn = -1; turn < uses; turn++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const start = performance.now();
        use(turn + 1);
        // Svelte updates the page in microtasks.
        for (let task = 0; task < 8; task++) await Promise.resolve();
        document.body.getBoundingClientRect();
        if (turn >= 0) times.push(performance.now() - start);
      }
      measured.push({ control, times: times.sort((a, b) => a - b) });
    };
    const visible = <Kind extends HTMLElement>(
      selector: string,
      within: Element = section,
    ): Kind[] =>
      [...within.querySelectorAll<Kind>(selector)].filter(
        (element) => element.checkVisibility() && !element.closest('.demo-tools'),
      );
    const nameOf = (element: HTMLElement): string =>
      (
        element.getAttribute('aria-label') ??
        (element as HTMLInputElement).labels?.[0]?.textContent ??
        element.textContent
      )
        .trim()
        .replaceAll(/\s+/g, ' ')
        .slice(0, 24);
    const give = (input: HTMLInputElement | HTMLSelectElement, value: string): void => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };

    for (const slider of visible<HTMLInputElement>('input[type="range"]:enabled')) {
      const [min, max] = [Number(slider.min), Number(slider.max)];
      await measure(nameOf(slider), (turn) =>
        give(slider, String(min + ((max - min) * ((turn * 7) % (uses + 1))) / uses)),
      );
    }
    for (const choice of visible<HTMLSelectElement>('select:enabled'))
      await measure(nameOf(choice), (turn) =>
        give(choice, choice.options[(turn + 1) % choice.options.length]!.value),
      );
    for (const field of visible<HTMLInputElement>('input[type="number"], input[type="text"]')) {
      if (field.closest('.grid')) continue;
      const before = field.value;
      const number = before.trim() === '' ? NaN : Number(before);
      await measure(nameOf(field), (turn) => {
        if (Number.isNaN(number)) give(field, `${before} ${turn}`);
        else give(field, String(turn % 2 === 0 ? 2 * number : number));
      });
      give(field, before);
    }
    for (const grid of visible('[role="grid"]')) {
      const name = `cells of ${grid.querySelector('[data-cell]')?.getAttribute('data-cell')?.split('.')[0]}`;
      const cells = visible('[data-cell]', grid);
      const [first] = cells;
      if (!first) continue;
      if (!first.matches('.editable')) {
        await measure(name, (turn) => cells[turn % cells.length]!.click());
        continue;
      }
      first.click();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const field = grid.querySelector('input');
      if (!field) continue;
      await measure(name, (turn) => give(field, String(1 + turn / 100)));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    }
    for (const surface of visible('.surface'))
      await measure('cursor of the heat map', (turn) => {
        const key = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'][turn % 4]!;
        surface.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      });
    const switches =
      '[role="tab"]:enabled, button[aria-pressed]:enabled, input[type="radio"]:enabled';
    const groups = new Set(
      visible(switches).map((element) => element.closest('fieldset') ?? element.parentElement!),
    );
    for (const group of groups) {
      if (!group.isConnected) continue;
      const pressed = nameOf(visible(switches, group)[0]!);
      await measure(`${pressed} …`, (turn) => {
        const now = visible(switches, group);
        now[turn % now.length]?.click();
      });
    }
    for (const button of visible('button:enabled:not([role="tab"], [aria-pressed])'))
      if (button.isConnected) await measure(nameOf(button), () => button.click());
    return measured;
  }, options);
}

/** The same for the button that judges an exercise's answer: a number, an option, an order or a mask, as it stands. */
export function timesOfCheck(exercise: Locator, count: number): Promise<ControlTimes> {
  return exercise.evaluate(async (section, uses) => {
    const times: number[] = [];
    const check = section.querySelector<HTMLElement>('.check')!;
    for (let turn = -1; turn < uses; turn++) {
      for (const field of section.querySelectorAll<HTMLInputElement>('input[type="text"]')) {
        field.value = String(7 + (turn % 2));
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const options = section.querySelectorAll<HTMLElement>('input[type="radio"]');
      if (options.length > 0) options[(turn + 1) % options.length]!.click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      check.click();
      // The first one fetches the exercise.
      if (turn < 0) await new Promise((resolve) => setTimeout(resolve, 1_000));
      for (let task = 0; task < 8; task++) await Promise.resolve();
      document.body.getBoundingClientRect();
      if (turn >= 0) times.push(performance.now() - start);
    }
    return {
      control: section.getAttribute('data-exercise')!,
      times: times.sort((a, b) => a - b),
    };
  }, count);
}
