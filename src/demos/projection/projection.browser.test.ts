import { expect, inject, test } from 'vitest';
import { matmul, matmulProvenance, provenanceText, toRows } from '#core/index.ts';
import { useBrowser } from '#site/testing/browser.ts';
import { cellOf, demoOpener, readGrid, readReadout } from '#site/testing/demo-page.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}before-you-start/`;

const open = demoOpener();

test('every result is the core’s product and spells it out', async () => {
  const opened = await open(path, 'projection');
  const { demo, expectQuiet } = opened;
  const [x, w, q] = [
    await readGrid(demo, 'tokens'),
    await readGrid(demo, 'projection'),
    await readGrid(demo, 'product'),
  ];
  expect(toRows(q)).toEqual(toRows(matmul(x, w)));
  for (let row = 0; row < q.rows; row++)
    for (let col = 0; col < q.cols; col++) {
      await cellOf(demo, { matrix: 'product', row, col }).focus();
      const sum = provenanceText(matmulProvenance(x, w, q, { row, col }), { trim: true });
      expect((await readReadout(demo)).replace(/^.*?\] = /, '')).toBe(sum.replace(/^.*?\] = /, ''));
    }
  expectQuiet();
});

test('PyTorch’s layout turns W on its side and leaves the result', async () => {
  const opened = await open(path, 'projection');
  const { demo } = opened;
  const before = await readGrid(demo, 'product');
  const columnHeads = () =>
    demo
      .getByRole('grid', { name: /^(W|weight)/ })
      .getByRole('columnheader')
      .allTextContents();
  expect((await columnHeads()).length).toBe(3);
  await demo.getByRole('button', { name: /PyTorch/ }).click();
  expect((await columnHeads()).length).toBe(4);
  expect((await readGrid(demo, 'product')).data).toEqual(before.data);
});

test('an entry of X changes its row only; an entry of W its column only', async () => {
  const opened = await open(path, 'projection');
  const { demo, page } = opened;
  async function change(matrix: string): Promise<boolean[][]> {
    const before = toRows(await readGrid(demo, 'product'));
    await cellOf(demo, { matrix, row: 1, col: 1 }).click();
    await demo.locator('input[type="text"]').fill('7');
    await page.keyboard.press('Enter');
    const after = toRows(await readGrid(demo, 'product'));
    return after.map((row, i) => row.map((value, j) => value !== before[i]![j]));
  }
  const byToken = await change('tokens');
  expect([byToken[0], byToken[2]]).toEqual([
    [false, false],
    [false, false],
  ]);
  expect(byToken[1]).toContain(true);
  const byProjection = await change('projection');
  expect(byProjection.map(([first]) => first)).toEqual([false, false, false]);
  expect(byProjection.map(([, second]) => second)).toContain(true);
});
