/** Puts the demos and exercises of a page to use, so that checks can be made on what use leaves behind. */
import type { Page } from 'playwright-core';

/**
 * Presses every enabled tab and toggle of every demo, in page order, then shows its tables, opens its
 * menu and leaves a field open on what is no number; returns how many switches it pressed.
 */
export async function useDemos(page: Page): Promise<number> {
  const switches = page
    .locator('[data-demo]')
    .locator('[role="tab"]:enabled, button[aria-pressed]:enabled');
  let pressed = 0;
  for (const control of await switches.all()) {
    if (!(await control.isVisible())) continue;
    await control.click({ timeout: 5_000 });
    await page.evaluate(async () => {
      if (document.fullscreenElement) await document.exitFullscreen();
    });
    pressed += 1;
  }
  for (const demo of await page.locator('section.demo[data-demo]').all()) {
    await demo.locator('.menu > summary').click();
    await demo.locator('.menu .items button').first().click();
    await demo.locator('.tables').waitFor();
    await demo.locator('.menu > summary').click();
    const field = demo.locator('.cell.editable:not([aria-pressed])').first();
    if ((await field.count()) === 0) continue;
    await field.click();
    const input = demo.locator('.grid input[type="text"]');
    if ((await input.count()) > 0) await input.fill('no number');
  }
  await useExercises(page);
  return pressed;
}

/** Answers every exercise wrongly in the first way that comes to mind, and unfolds all there is. */
async function useExercises(page: Page): Promise<void> {
  for (const exercise of await page.locator('[data-exercise]').all()) {
    const option = exercise.locator('input[type="radio"]').first();
    if ((await option.count()) > 0) await option.check();
    for (const field of await exercise.locator('input[type="text"]').all()) await field.fill('7');
    await exercise.locator('.check').click();
    await exercise.locator('.verdict > *').first().waitFor();
    for (const help of await exercise.locator('details').all())
      if ((await help.getAttribute('open')) === null) await help.locator('summary').click();
  }
}
