import { readFile } from 'node:fs/promises';
import { describe, expect, inject, test } from 'vitest';
import {
  attentionProvenance,
  operands,
  provenanceText,
  scaledDotProductAttention,
  toRows,
  type CellRef,
} from '#core/index.ts';
import { loadIslands, openPage, useBrowser, type PageOptions } from '#site/testing/browser.ts';
import {
  cellOf,
  demoOpener,
  expectComputed,
  layoutShift,
  litSources,
  readGrid,
  readReadout,
  type DemoPage,
} from '#site/testing/demo-page.ts';
import { keys, queries, tokens, values } from './example.ts';
import { cellNamer } from './names.ts';
import { presetResult } from './presets.ts';
import { shownBy, steps, type Step } from './state.ts';

useBrowser();

const path = `${new URL(inject('siteUrl')).pathname}scaled-dot-product/`;
const nameCell = cellNamer('en');
const stepNames: Record<Step, string> = {
  products: 'Products',
  scale: 'Scale',
  softmax: 'Softmax',
  mix: 'Mix',
  all: 'All',
};

const open = demoOpener();

async function openAttention(options?: PageOptions, hash = '') {
  return open(path + hash, 'attention', options);
}

async function goTo({ demo }: DemoPage, step: Step): Promise<void> {
  await demo.getByRole('button', { name: stepNames[step], exact: true }).click();
}

test('without JavaScript the page has its text, its formulas and the first state’s numbers', async () => {
  const { page, goto, close } = await openPage({ javaScriptEnabled: false });
  await goto(path);
  expect(await page.locator('h2').count()).toBeGreaterThan(8);
  expect(await page.locator('.katex').count()).toBeGreaterThan(20);
  const demo = page.locator('[data-demo="attention"]');
  expectComputed(await readGrid(demo, 'products'), presetResult('example').products);
  expect(await readReadout(demo)).toBe('QKᵀ[come, pescado] = 0·0 + 2·1 + 0·0 + 2·2 = 6');
  expect(await page.locator('[data-demo="scaling"] svg[role="img"]').count()).toBe(5);
  await close();
});

describe('every number can be asked', () => {
  test.each(steps)(
    'step %s: each cell’s arithmetic is the core’s, and its sources light up',
    async (step) => {
      const opened = await openAttention();
      const { demo, expectQuiet } = opened;
      await goTo(opened, step);
      const inputs = { queries, keys, values };
      const result = scaledDotProductAttention(queries, keys, values);
      for (const name of shownBy[step]) {
        const shown = await readGrid(demo, name);
        expectComputed(shown, { ...inputs, ...result }[name]);
        if (name in inputs) continue;
        for (let row = 0; row < shown.rows; row++)
          for (let col = 0; col < shown.cols; col++) {
            const cell = { matrix: name, row, col };
            await cellOf(demo, cell).focus();
            const provenance = attentionProvenance(inputs, result, cell);
            expect(await readReadout(demo)).toBe(
              provenanceText(provenance, { nameCell, trim: true }),
            );
            const visible: readonly string[] = shownBy[step];
            const sources = (asked: CellRef): CellRef[] =>
              operands(attentionProvenance(inputs, result, asked)).flatMap((source) =>
                visible.includes(source.matrix) ? [source] : sources(source),
              );
            const expected = sources(cell).map(
              ({ matrix, row: r, col: c }) => `${matrix}.${r}.${c}`,
            );
            expect((await litSources(demo)).sort()).toEqual([...new Set(expected)].sort());
          }
      }
      expectQuiet();
    },
  );

  test('the term of the formula and the line of the code light up with the cell', async () => {
    const opened = await openAttention();
    const { demo } = opened;
    await demo.locator('details.source > summary').click();
    const lit = {
      scale: 'scores',
      softmax: 'weights',
      mix: 'output',
      products: 'products',
    } as const;
    for (const [step, variable] of Object.entries(lit) as [Step, string][]) {
      await goTo(opened, step);
      await expect
        .poll(() =>
          demo.locator('.lit').evaluateAll((parts) =>
            parts.map((part) => {
              const { term, assigns } = (part as HTMLElement).dataset;
              return term ?? assigns;
            }),
          ),
        )
        .toEqual([variable, variable]);
    }
  });

  test('a mouse that rests on a cell asks it, and leaving gives the asked one back', async () => {
    const { demo, page } = await openAttention();
    const before = await readReadout(demo);
    await cellOf(demo, { matrix: 'products', row: 0, col: 1 }).hover();
    expect(await readReadout(demo)).toMatch(/^QKᵀ\[El, gato\]/);
    await page.mouse.move(0, 0);
    expect(await readReadout(demo)).toBe(before);
  });
});

describe('editing', () => {
  async function type({ demo, page }: DemoPage, text: string): Promise<void> {
    await cellOf(demo, { matrix: 'queries', row: 2, col: 1 }).click();
    await demo.locator('input[type="text"]').fill(text);
    await page.keyboard.press('Enter');
  }

  test('by mouse: what is computed from a number follows it', async () => {
    const opened = await openAttention();
    await type(opened, '-1,5');
    const shown = await readGrid(opened.demo, 'queries');
    expect(toRows(shown)[2]).toEqual([0, -1.5, 0, 2]);
    expectComputed(
      await readGrid(opened.demo, 'products'),
      scaledDotProductAttention(shown, keys, values).products,
    );
    await goTo(opened, 'mix');
    expectComputed(
      await readGrid(opened.demo, 'output'),
      scaledDotProductAttention(shown, keys, values).output,
    );
    expect(await opened.demo.locator('.badge').textContent()).toBe('hand-set, then changed');
    opened.expectQuiet();
  });

  test.each(['', ' ', 'NaN', '1e400', 'abc', '1e7', '<b>'])(
    '“%s” gives a message at the field and keeps the last good numbers',
    async (text) => {
      const opened = await openAttention();
      const { demo, page } = opened;
      await cellOf(demo, { matrix: 'queries', row: 2, col: 1 }).click();
      const field = demo.locator('input[type="text"]');
      await field.fill('3');
      const good = await readGrid(demo, 'products');
      await field.fill(text);
      await page.keyboard.press('Enter');
      expect(await demo.getByRole('alert').textContent()).toMatch(/number|Between/);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect((await readGrid(demo, 'products')).data).toEqual(good.data);
      await page.keyboard.press('Escape');
      expect(await demo.getByRole('alert').count()).toBe(0);
      expect((await readGrid(demo, 'queries')).data).toEqual(queries.data);
      opened.expectQuiet();
    },
  );

  test('by keyboard alone: reach, move, edit, cancel, ask aloud', async () => {
    const { demo, page, expectQuiet } = await openAttention();
    await demo.getByRole('button', { name: 'All', exact: true }).focus();
    await page.keyboard.press('Tab');
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell']);
    expect(await focused()).toBe('queries.0.0');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    expect(await focused()).toBe('queries.2.1');
    await page.keyboard.press('End');
    expect(await focused()).toBe('queries.2.3');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('queries.2.3');
    await page.keyboard.press('Control+Home');
    expect(await focused()).toBe('queries.0.0');

    await page.keyboard.press('F2');
    await page.keyboard.type('5');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(toRows(await readGrid(demo, 'queries'))[0]).toEqual([5.5, 1, 0, 1]);
    expect(await focused()).toBe('queries.0.0');

    await page.keyboard.press('Enter');
    await page.keyboard.type('9');
    expect(toRows(await readGrid(demo, 'queries'))[0]![0]).toBe(9);
    await page.keyboard.press('Escape');
    expect(toRows(await readGrid(demo, 'queries'))[0]![0]).toBe(5.5);

    await page.keyboard.press('7');
    await page.keyboard.press('Enter');
    expect(toRows(await readGrid(demo, 'queries'))[0]![0]).toBe(7);

    await page.keyboard.press('Tab');
    expect(await focused()).toBe('keys.0.0');
    await page.keyboard.press('ArrowRight');
    // K is drawn transposed: to the right is the next token.
    expect(await focused()).toBe('keys.1.0');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('products.0.0');
    await page.keyboard.press('Enter');
    expect(await demo.locator('.reading [aria-live]').textContent()).toMatch(
      /^QK transposed, El, El = 7 times 2 \+ .* = 14$/,
    );
    expectQuiet();
  });

  test('beside an input stands a number that follows from it', async () => {
    const { demo } = await openAttention();
    await cellOf(demo, { matrix: 'keys', row: 1, col: 1 }).click();
    await demo.locator('input[type="text"]').fill('6');
    expect(await readReadout(demo)).toBe('K[gato, animal] = 6  →  QKᵀ[come, gato] = 12');
  });

  test('an edit taken back leaves the numbers hand-set', async () => {
    const { demo, page } = await openAttention();
    await cellOf(demo, { matrix: 'queries', row: 2, col: 1 }).click();
    await page.keyboard.type('7');
    await page.keyboard.press('Escape');
    expect(await demo.locator('.badge').textContent()).toBe('hand-set · edit the boxes');
  });

  test('a link or a reset closes the field that it overtakes', async () => {
    const { demo, page } = await openAttention();
    await cellOf(demo, { matrix: 'queries', row: 2, col: 1 }).click();
    await demo.locator('input[type="text"]').fill('9');
    await page.evaluate(() => {
      window.location.hash =
        'attention.v=1&attention.queries=1,1,1,1;1,1,1,1;1,1,1,1;1,1,1,1;1,1,1,1';
    });
    await expect.poll(() => demo.locator('input[type="text"]').count()).toBe(0);
    expect(toRows(await readGrid(demo, 'queries'))[2]).toEqual([1, 1, 1, 1]);
  });

  test('Alt and an arrow belong to the browser', async () => {
    const { demo } = await openAttention();
    await cellOf(demo, { matrix: 'products', row: 0, col: 1 }).focus();
    const prevented = await demo.evaluate((element) => {
      const event = new KeyboardEvent('keydown', {
        key: 'ArrowLeft',
        altKey: true,
        bubbles: true,
        cancelable: true,
      });
      element.querySelector('[data-cell="products.0.1"]')!.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(prevented).toBe(false);
  });

  test('the scale can be switched off', async () => {
    const opened = await openAttention();
    await goTo(opened, 'scale');
    await opened.demo.getByRole('checkbox', { name: 'divide by √dₖ' }).uncheck();
    expect((await readGrid(opened.demo, 'scores')).data).toEqual(
      presetResult('example').products.data,
    );
    expect(await readReadout(opened.demo)).toBe('S[come, pescado] = 6·1 = 6');
  });

  test('by touch: a tap asks, a tap on a number edits it', async () => {
    const { demo, page, expectQuiet } = await openAttention({
      touch: true,
      viewport: { width: 375, height: 812 },
    });
    await cellOf(demo, { matrix: 'products', row: 1, col: 2 }).tap();
    expect(await readReadout(demo)).toMatch(/^QKᵀ\[gato, come\]/);
    expect(await demo.locator('.reading').isVisible()).toBe(true);
    await cellOf(demo, { matrix: 'keys', row: 3, col: 3 }).tap();
    await demo.locator('input[type="text"]').fill('−4');
    await page.keyboard.press('Enter');
    const shown = await readGrid(demo, 'keys');
    expect(toRows(shown)[3]).toEqual([0, 1, 0, -4]);
    expectComputed(
      await readGrid(demo, 'products'),
      scaledDotProductAttention(queries, shown, values).products,
    );
    expectQuiet();
  });
});

describe('state', () => {
  test('a copied link restores step, question and numbers in another browser', async () => {
    const opened = await openAttention();
    const { demo, page } = opened;
    await goTo(opened, 'mix');
    await cellOf(demo, { matrix: 'values', row: 1, col: 0 }).click();
    await demo.locator('input[type="text"]').fill('0.25');
    await page.keyboard.press('Enter');
    await cellOf(demo, { matrix: 'output', row: 4, col: 1 }).focus();
    const [history, readout, output] = [
      await page.evaluate(() => window.history.length),
      await readReadout(demo),
      await readGrid(demo, 'output'),
    ];
    await demo.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => demo.locator('.said').textContent()).toMatch(/link/i);
    expect(await page.evaluate(() => window.history.length)).toBe(history);
    const { hash } = new URL(page.url());
    await opened.close();

    const again = await openAttention({}, hash);
    expect(await readReadout(again.demo)).toBe(readout);
    expect((await readGrid(again.demo, 'output')).data).toEqual(output.data);
    expect(toRows(await readGrid(again.demo, 'values'))[1]![0]).toBe(0.25);
  });

  test('opening a link brings its demo into view and starts it there', async () => {
    const { page, goto, close } = await openPage();
    await goto(`${path}#attention.v=1&attention.step=softmax`);
    const demo = page.locator('[data-demo="attention"]');
    await expect
      .poll(() => demo.evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(200);
    await expect
      .poll(() => demo.locator('[aria-pressed="true"]').first().textContent())
      .toBe('Softmax');
    await close();
  });

  test('a link that names a step but no cell asks about one that the step shows', async () => {
    const { demo } = await openAttention({}, '#attention.v=1&attention.step=mix');
    expect(await readReadout(demo)).toMatch(/^O\[come, alive\]/);
    expect(await demo.locator('.cell.asked').count()).toBe(1);
  });

  test('a malformed link gives the defaults and says so', async () => {
    const { demo, expectQuiet } = await openAttention(
      {},
      '#attention.step=<img src=x>&attention.ask=weights.9.9',
    );
    expect(await demo.locator('.notice').textContent()).toContain('could not be read');
    expect(await readReadout(demo)).toMatch(/^QKᵀ\[come, pescado\]/);
    expectQuiet();
  });

  test('a link of the text puts the demo into the state that it speaks of', async () => {
    const { demo, page } = await openAttention();
    await page.getByRole('link', { name: 'Remove what come is looking for' }).click();
    await expect.poll(() => readReadout(demo)).toContain('A[come, El]');
    expect(toRows(await readGrid(demo, 'weights'))[2]).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
    expect(await demo.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(200);
  });

  test('a link followed a second time gives its state again, and Back leaves the page', async () => {
    const { demo, page } = await openAttention();
    const history = await page.evaluate(() => window.history.length);
    const link = page.getByRole('link', { name: 'Remove what come is looking for' });
    await link.click();
    await expect.poll(() => readReadout(demo)).toContain('A[come, El]');
    await demo.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => readReadout(demo)).toContain('QKᵀ[come, pescado]');
    await link.click();
    await expect.poll(() => readReadout(demo)).toContain('A[come, El]');
    expect(await page.evaluate(() => window.history.length)).toBe(history);
  });

  test('Reset gives the first state back', async () => {
    const opened = await openAttention(
      {},
      '#attention.step=mix&attention.values=1,2;3,4;5,6;7,8;9,10',
    );
    expect(toRows(await readGrid(opened.demo, 'values'))[4]).toEqual([9, 10]);
    await opened.demo.getByRole('button', { name: 'Reset' }).click();
    expectComputed(await readGrid(opened.demo, 'products'), presetResult('example').products);
  });

  test('the language switch keeps page, anchor and state', async () => {
    const { page } = await openAttention({}, '#attention.v=1&attention.step=mix');
    await page.locator('starlight-lang-select select').first().selectOption({ label: 'Español' });
    await page.waitForURL(/\/es\/scaled-dot-product\/#attention\.v=1&attention\.step=mix$/);
  });
});

describe('the toolbar', () => {
  test('numbers as tables, with a caption and scoped headers', async () => {
    const { demo } = await openAttention();
    await demo.getByText('Save or inspect').click();
    await demo.getByRole('button', { name: 'Show as tables' }).click();
    const table = demo.getByRole('table', { name: /Attention weights/ });
    expect(await table.locator('th[scope="col"]').allTextContents()).toEqual([...tokens]);
    expect(await table.locator('th[scope="row"]').allTextContents()).toEqual([...tokens]);
    const row = await table.locator('tbody tr').nth(2).locator('td').allTextContents();
    expect(row.map(Number)).toEqual(
      toRows(presetResult('example').weights)[2]!.map((weight) => Number(weight.toFixed(6))),
    );
  });

  test('JSON reads back to the core’s numbers, with where they come from', async () => {
    const { demo, page } = await openAttention();
    await demo.getByText('Save or inspect').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      demo.getByRole('button', { name: 'Download JSON' }).click(),
    ]);
    const saved = JSON.parse(await readFile(await file.path(), 'utf8'));
    expect(file.suggestedFilename()).toBe('attention-step-by-step.json');
    expect(saved.title).toBe('Attention, step by step');
    expect(saved.origin).toMatch(/hand-set/);
    expect(saved.link).toContain('#attention.v=1');
    expect(saved.matrices.output.values).toEqual(toRows(presetResult('example').output));
  });

  test('full screen and back', async () => {
    const { demo, page } = await openAttention();
    await demo.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await demo.getByRole('button', { name: 'Leave full screen' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null);
  });

  test.each([375, 1280])(
    'where the browser has no full screen, the demo covers the page, %d px wide',
    async (width) => {
      const { demo, page } = await openAttention({ viewport: { width, height: 800 } });
      await page.evaluate(() => {
        Object.assign(Element.prototype, { requestFullscreen: undefined });
      });
      await demo.getByRole('button', { name: 'Full screen' }).click();
      const covered = await page.evaluate(() =>
        [0.02, 0.5, 0.98].flatMap((x) =>
          [0.02, 0.1, 0.5, 0.98].map((y) =>
            document
              .elementFromPoint(x * document.body.clientWidth, y * window.innerHeight)
              ?.closest('[data-demo]')
              ?.getAttribute('data-demo'),
          ),
        ),
      );
      expect(new Set(covered)).toEqual(new Set(['attention']));
      await page.keyboard.press('Escape');
      await expect.poll(() => demo.getAttribute('class')).not.toContain('full');
    },
  );

  test('the menu closes with Escape and gives the focus back', async () => {
    const { demo, page } = await openAttention();
    await demo.getByText('Save or inspect').click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await demo.locator('details.menu').getAttribute('open')).toBe(null);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      'Save or inspect',
    );
  });
});

describe('calm and quick', () => {
  test.each([375, 1280])(
    'nothing jumps, neither at load nor when the islands start, %d px wide',
    async (width) => {
      const { page } = await openAttention({ viewport: { width, height: 800 } });
      expect(await layoutShift(page)).toBeLessThan(0.001);
    },
  );

  test.each([320, 375, 1280])('nothing is wider than the page, %d px wide', async (width) => {
    const opened = await openAttention({ viewport: { width, height: 800 } });
    await loadIslands(opened.page);
    for (const step of steps) {
      await goTo(opened, step);
      const [content, page] = await opened.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(content).toBeLessThanOrEqual(page!);
    }
  });

  test('at 320 px a message and the menu fit the page', async () => {
    const { demo, page } = await openAttention({ viewport: { width: 320, height: 568 } });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    for (const cell of [
      { matrix: 'keys', row: 2, col: 1 },
      { matrix: 'queries', row: 2, col: 3 },
    ]) {
      await cellOf(demo, cell).click();
      await demo.locator('input[type="text"]').fill('1000001');
      expect(await demo.getByRole('alert').isVisible()).toBe(true);
      expect(await width()).toBeLessThanOrEqual(320);
      await page.keyboard.press('Escape');
    }
    await demo.getByText('Save or inspect').click();
    expect(await width()).toBeLessThanOrEqual(320);
  });

  test('long numbers stay in their cells', async () => {
    const numbers = Array.from({ length: 5 }, () => '123456.123456,-999999,1e-5,12.25').join(';');
    const { demo } = await openAttention(
      { viewport: { width: 320, height: 568 } },
      `#attention.v=1&attention.queries=${numbers}`,
    );
    const overflowing = await demo
      .locator('.cell')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    expect(overflowing).toBe(0);
  });

  test('in print no readout lies over the text, and no toolbar is left', async () => {
    const { demo, page } = await openAttention({ viewport: { width: 700, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    expect(
      await demo.locator('.reading').evaluate((element) => getComputedStyle(element).position),
    ).toBe('static');
    expect(await demo.locator('.demo-tools').isVisible()).toBe(false);
  });
});
