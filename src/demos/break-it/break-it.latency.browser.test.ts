import { expect, inject, test } from 'vitest';
import { nextSeed } from '#exercises/break-it/case.ts';
import { useBrowser } from '#site/testing/browser.ts';
import { cellOf, openDemo } from '#site/testing/demo-page.ts';
import { percentile } from '#site/testing/latency.ts';
import { breakItState, openedCase, stateOfProbe } from './state.ts';

useBrowser();

async function openLab(hash = '') {
  const opened = await openDemo(`${inject('siteUrl')}break-it/#${hash}`, 'break-it');
  await opened.page.waitForLoadState('networkidle');
  return opened;
}

test('a probe is answered within 50 ms, with its picture', async () => {
  const { demo, close } = await openLab();
  const probes = demo.locator('.probes .choose').first();
  const times = await probes.evaluate(async (element) => {
    const buttons = [...element.querySelectorAll('button')];
    const measured: number[] = [];
    for (let press = 0; press < 8 * buttons.length; press++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      buttons[press % buttons.length]!.click();
      await Promise.resolve();
      document.body.getBoundingClientRect();
      measured.push(performance.now() - start);
    }
    return measured.sort((a, b) => a - b);
  });
  expect(percentile(times, 0.95)).toBeLessThan(50);
  await close();
});

test('a number that is tapped is answered within a frame', async () => {
  const { seed } = breakItState.defaults;
  const hash = breakItState.serialize({
    ...breakItState.defaults,
    ...openedCase(nextSeed(seed)),
    ...stateOfProbe('nudge'),
  });
  const { demo, close } = await openLab(hash);
  const times = await cellOf(demo, { matrix: 'keys', row: 0, col: 0 }).evaluate(async (first) => {
    const cells = [...first.closest('.grid')!.querySelectorAll<HTMLElement>('.cell')];
    const measured: number[] = [];
    for (let press = 0; press < 40; press++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const start = performance.now();
      cells[press % cells.length]!.click();
      await Promise.resolve();
      document.body.getBoundingClientRect();
      measured.push(performance.now() - start);
    }
    return measured.sort((a, b) => a - b);
  });
  expect(percentile(times, 0.5)).toBeLessThan(16);
  await close();
});
