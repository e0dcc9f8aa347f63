/** Puts the demos of a page to use, so that checks can be made on what use leaves behind. */
import type { Page } from 'playwright-core';

/** Presses every enabled tab and toggle of every demo, in page order; returns how many it pressed. */
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
  return pressed;
}
