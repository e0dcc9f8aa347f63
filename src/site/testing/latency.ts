/** How long a demo takes to answer a control. */
import type { Locator } from 'playwright-core';

/**
 * Gives a field one value after another, a frame apart, and measures each time until what
 * follows from it is in the page and laid out. Sorted, in milliseconds.
 */
export async function answerTimes(field: Locator, values: readonly string[]): Promise<number[]> {
  // What the page still fetches and starts is not the demo's answer.
  await field.page().waitForLoadState('networkidle');
  return field.evaluate(async (element, given) => {
    const input = element as HTMLInputElement;
    const times: number[] = [];
    for (const value of given) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      // Svelte updates the page in a microtask.
      await Promise.resolve();
      document.body.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
  }, values);
}

/** The same for a button, pressed forty times. */
export async function pressTimes(button: Locator): Promise<number[]> {
  return button.evaluate(async (element) => {
    const times: number[] = [];
    for (let press = 0; press < 40; press++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      (element as HTMLElement).click();
      await Promise.resolve();
      document.body.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
  });
}

/** The value below which a share of the sorted times lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** Forty values for a number field, each other than the one before. */
export const fieldValues: readonly string[] = Array.from({ length: 40 }, (_, i) =>
  String(2 + i / 100),
);

/** Forty positions of a slider from 0 to 9, each other than the one before. */
export const sliderValues: readonly string[] = Array.from({ length: 40 }, (_, i) => String(i % 10));
