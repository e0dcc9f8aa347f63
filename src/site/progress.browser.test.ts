/** What the reader marks: in the sidebar, on the home page, at the end of chapters, on its own page; in this browser only. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { chapters } from '#components/progress/chapters.ts';
import { parseProgress, serializeProgress } from '#components/progress/progress.ts';
import { solvable } from '#exercises/catalogue.ts';
import { progressPageText } from '#i18n/progress-page.ts';
import { basePath, readablePages } from './testing/built-site.ts';
import { violations } from './testing/accessibility.ts';
import { openPage, useBrowser, type PageOptions, type RecordedPage } from './testing/browser.ts';

useBrowser();

const base = new URL(inject('siteUrl')).pathname;
const key = 'paying-attention.progress';
const { en, es } = progressPageText;

/** A page with exercises, once there is one. */
const [exercisePage, itsExercises] = Object.entries(solvable).find(([, ids]) => ids.length > 1) ?? [
  '',
  [],
];

let open: RecordedPage | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function visit(path: string, options: PageOptions = {}): Promise<Page> {
  open = await openPage(options);
  await open.goto(base + path);
  return open.page;
}

/** Opens a page of a browser in which this is marked already. */
async function visitHaving(path: string, read: readonly string[], solved: readonly string[] = []) {
  open = await openPage();
  await open.page.goto(`${base}robots.txt`);
  const text = serializeProgress({ read: new Set(read), solved: new Set(solved) });
  await open.page.evaluate(([name, value]) => localStorage.setItem(name!, value!), [key, text]);
  await open.goto(base + path);
  return open.page;
}

function stored(page: Page): Promise<string | null> {
  return page.evaluate((name) => localStorage.getItem(name), key);
}

function toggle(page: Page): Locator {
  return page.locator('.chapter-end button');
}

/** What the sidebar says of a page, as a screen reader hears it. */
async function spoken(page: Page, slug: string): Promise<string> {
  const link = page.locator(`.sidebar-content a[href$="/${slug}/"]`);
  return /link "(.*?)"/.exec(await link.ariaSnapshot())![1]!;
}

test('every chapter ends with a button, in both languages, and no other page does', () => {
  const withButton = readablePages()
    .filter(({ html }) => /class="chapter-end[^>]*>\s*<button[^>]* aria-pressed="false"/.test(html))
    .map(({ path }) => path);
  const expected = chapters.flatMap((slug) => [`${basePath}${slug}/`, `${basePath}es/${slug}/`]);
  expect(withButton.sort()).toEqual(expected.sort());
});

test('a chapter is marked and unmarked: at its end, in the sidebar, on the home page, in both languages', async () => {
  const page = await visit('softmax/');
  expect(await page.locator('.progress-mark').count()).toBe(0);
  expect(await toggle(page).innerText()).toBe(en.markAsRead);
  expect(await spoken(page, 'softmax')).toBe('Softmax');

  await toggle(page).click();
  expect(await toggle(page).getAttribute('aria-pressed')).toBe('true');
  expect(await toggle(page).ariaSnapshot()).toBe('- button "Read" [pressed]');
  expect(await toggle(page).locator('.read').isVisible()).toBe(true);
  expect(await toggle(page).locator('.unread').isVisible()).toBe(false);
  expect(await spoken(page, 'softmax')).toBe('Softmax (read)');
  expect(await page.locator('.progress-mark').allInnerTexts()).toEqual(['(read)\n✓']);

  await page.reload();
  expect(await toggle(page).getAttribute('aria-pressed')).toBe('true');
  expect(await spoken(page, 'softmax')).toBe('Softmax (read)');

  await open!.goto(`${base}es/softmax/`);
  expect(await toggle(page).ariaSnapshot()).toBe(`- button "${es.isRead}" [pressed]`);
  expect(await spoken(page, 'softmax')).toMatch(/ \(leído\)$/);

  await open!.goto(`${base}es/`);
  expect(await spoken(page, 'softmax')).toMatch(/ \(leído\)$/);
  const listed = page.locator('.chapter-list a[href$="/softmax/"] .progress-mark');
  expect(await listed.innerText()).toContain('✓');
  expect(await page.locator('.chapter-list .progress-mark').count()).toBe(1);

  await open!.goto(`${base}softmax/`);
  await toggle(page).click();
  expect(await toggle(page).getAttribute('aria-pressed')).toBe('false');
  expect(await page.locator('.progress-mark').count()).toBe(0);
  expect(await stored(page)).toBe(null);
  open!.expectQuiet();
});

test('the home page says how far one is and where to go on, but nothing before something is marked', async () => {
  const page = await visit('');
  const line = page.locator('.progress-line');
  expect(await line.isVisible()).toBe(false);
  expect(await line.getByRole('link').count()).toBe(0);

  await open!.goto(`${base}what-is-attention/`);
  await toggle(page).click();
  await page.goBack();
  await line.getByText(`1 of ${chapters.length} chapters read`).waitFor();
  const links = await line.getByRole('link').allInnerTexts();
  expect(links).toEqual([en.yours, 'Continue: Softmax']);
  await line.getByRole('link', { name: /^Continue/ }).click();
  expect(new URL(page.url()).pathname).toBe(`${base}softmax/`);

  await open!.goto(`${base}es/`);
  await line.getByText(`1 de ${chapters.length} capítulos leídos`).waitFor();
  await line.getByRole('link', { name: es.yours }).click();
  await page.getByRole('heading', { level: 1, name: es.yours }).waitFor();
});

test.runIf(exercisePage)(
  'solved exercises are counted beside their page and at its end',
  async () => {
    const solved = itsExercises.slice(0, 1);
    const page = await visitHaving(`${exercisePage}/`, [], solved);
    const count = `1 of ${itsExercises.length} exercises solved`;
    expect(await page.locator('.chapter-end .solved').innerText()).toBe(count);
    expect(await spoken(page, exercisePage)).toMatch(new RegExp(` \\(${count}\\)$`));
    expect(await page.locator('.progress-mark').allInnerTexts()).toEqual([
      `(${count})\n1/${itsExercises.length}`,
    ]);
    await open!.goto(`${base}es/progress/`);
    const row = page.getByRole('row').filter({ has: page.locator(`a[href$="/${exercisePage}/"]`) });
    expect(await row.getByRole('cell').last().innerText()).toBe(`1/${itsExercises.length}`);
  },
);

describe('nothing moves when the marks come', () => {
  test.each(['', 'es/', 'softmax/', 'es/progress/'])('/%s', async (path) => {
    const page = await visitHaving(path, chapters, Object.values(solvable).flat());
    await page.locator('.progress-mark').first().waitFor();
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 800 });
      const marked = await places(page);
      const text = await stored(page);
      await tell(page, null);
      expect(await page.locator('.progress-mark').count()).toBe(0);
      expect(await places(page)).toEqual(marked);
      await tell(page, text);
    }
  });

  /** Tells the page that another one has stored this. */
  async function tell(page: Page, text: string | null): Promise<void> {
    await page.evaluate(
      ([name, value]) => {
        if (value === null) localStorage.removeItem(name!);
        else localStorage.setItem(name!, value!);
        window.dispatchEvent(new StorageEvent('storage', { key: name! }));
      },
      [key, text],
    );
  }

  function places(page: Page): Promise<string[]> {
    return page
      .locator(
        '.sidebar-content a, .chapter-list li, .progress-page tr, .chapter-end > *, main h2, .controls',
      )
      .evaluateAll((elements) =>
        elements.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.tagName, x, y, width, height].join(' ');
        }),
      );
  }
});

test.each(['softmax/', 'progress/', ''])(
  'without JavaScript no button and no mark is to be seen: /%s',
  async (path) => {
    const page = await visit(path, { javaScriptEnabled: false });
    const part = page.locator('.chapter-end, .progress-line, .controls');
    expect(await part.count()).toBe(1);
    for (const element of [part, ...(await part.locator('*').all())])
      expect(await element.isVisible()).toBe(false);
    if (path === 'progress/')
      expect(await page.locator('noscript > div').innerText()).toBe(en.noScript);
  },
);

test('another tab follows', async () => {
  const page = await visit('softmax/');
  const other = await page.context().newPage();
  await other.goto(`${base}progress/`);
  const row = other.getByRole('row', { name: /^Softmax/ });
  await row.getByText(en.notRead).waitFor();
  await toggle(page).click();
  await row.getByText('read', { exact: true }).waitFor();
  await other.locator('.sidebar-content a[href$="/softmax/"] .progress-mark').waitFor();

  await other.getByRole('button', { name: en.reset }).click();
  await other.getByRole('button', { name: en.yes }).click();
  await page.locator('.progress-mark').waitFor({ state: 'detached' });
  expect(await toggle(page).getAttribute('aria-pressed')).toBe('false');
  await other.close();
});

async function saveToFile(page: Page, text: typeof en) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.save }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

async function addFromFile(page: Page, buffer: Buffer | string): Promise<string> {
  const status = page.locator('.progress-page [role="status"]');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'some.json',
    mimeType: 'application/json',
    buffer: Buffer.from(buffer),
  });
  await expect.poll(() => status.innerText()).not.toBe('');
  return status.innerText();
}

test.each([
  ['progress/', en, 'paying-attention-progress.json'],
  ['es/progress/', es, 'prestar-atencion-progreso.json'],
] as const)('/%s: saved, forgotten and added again is the same', async (path, t, fileName) => {
  const page = await visitHaving(path, ['softmax', 'masks'], itsExercises);
  const before = await stored(page);
  const { name, content } = await saveToFile(page, t);
  expect(name).toBe(fileName);
  expect(parseProgress(content.toString())).toEqual(parseProgress(before!));

  await page.getByRole('button', { name: t.reset }).click();
  expect(await stored(page)).toBe(before);
  await page.getByRole('button', { name: t.yes }).click();
  expect(await stored(page)).toBe(null);
  expect(await page.locator('.progress-mark').count()).toBe(0);
  expect(await page.getByRole('button', { name: t.save }).isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: t.reset }).isDisabled()).toBe(true);

  expect(await addFromFile(page, content)).toBe(t.added(2, itsExercises.length));
  expect(await stored(page)).toBe(before);
  expect(await page.locator('.sidebar-content .progress-mark').count()).toBeGreaterThanOrEqual(2);
  open!.expectQuiet();
});

test('what was forgotten can be had back until the page is left', async () => {
  const page = await visitHaving('progress/', ['softmax']);
  const before = await stored(page);
  await page.getByRole('button', { name: en.reset }).click();
  await page.getByRole('button', { name: en.yes }).click();
  await page.getByRole('button', { name: en.undo }).click();
  expect(await stored(page)).toBe(before);
  expect(await page.getByRole('button', { name: en.undo }).count()).toBe(0);
  expect(await page.locator('.progress-page [role="status"]').innerText()).toBe(en.back);
});

test('a file adds to what is marked, and says what it brought', async () => {
  const page = await visitHaving('progress/', ['softmax', 'masks']);
  const file = { program: 'paying-attention', version: 1, read: ['masks', 'pipeline'], solved: [] };
  expect(await addFromFile(page, JSON.stringify(file))).toBe(en.added(1, 0));
  // As Notepad saves it.
  expect(await addFromFile(page, `\uFEFF${JSON.stringify(file)}`)).toBe(en.nothingNew);
  const strange = JSON.stringify({
    ...file,
    read: ['<img src=x onerror="window.hit=1">', '__proto__'],
  });
  expect(await addFromFile(page, strange)).toBe(`${en.nothingNew} ${en.ignored(2)}`);
  expect(parseProgress((await stored(page))!)).toHaveProperty(
    'progress.read',
    new Set(['softmax', 'masks', 'pipeline']),
  );
});

test('a hostile or absurd file gets a message, and nothing else happens', async () => {
  const page = await visitHaving('progress/', ['softmax']);
  const before = await stored(page);
  const files: [string | Buffer, keyof typeof en.problems][] = [
    ['', 'not JSON'],
    ['<script>window.hit=1</script>', 'not JSON'],
    ['<svg/onload=window.hit=1>', 'not JSON'],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe]), 'not JSON'],
    ['['.repeat(90_000), 'not JSON'],
    ['[]'.padStart(60_000, '['), 'not JSON'],
    ['null', 'another file'],
    ['{"name":"paying-attention","lockfileVersion":3}', 'another file'],
    [
      '{"__proto__":{"program":"paying-attention","version":1,"read":[],"solved":[]}}',
      'another file',
    ],
    ['{"program":"paying-attention","version":1,"read":"softmax","solved":[]}', 'another file'],
    ['{"program":"paying-attention","version":2}', 'newer version'],
    [' '.repeat(100_001), 'too long'],
    ['x'.repeat(5_000_000), 'too long'],
  ];
  for (const [file, problem] of files) {
    expect(await addFromFile(page, file)).toBe(en.problems[problem]);
    expect(await stored(page)).toBe(before);
  }
  expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBe(undefined);
  open!.expectQuiet();
});

/** Takes storage away from a page before any of its scripts run. */
async function denyStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
}

test('where storage is denied marks last until the page is left, and the pages say so', async () => {
  open = await openPage();
  const { page } = open;
  await denyStorage(page);
  await open.goto(`${base}softmax/`);
  const note = page.locator('.chapter-end [role="status"]');
  expect(await note.innerText()).toBe('');
  await toggle(page).click();
  expect(await toggle(page).getAttribute('aria-pressed')).toBe('true');
  expect(await spoken(page, 'softmax')).toBe('Softmax (read)');
  expect(await note.innerText()).toBe(en.notKeptHere);

  await open.goto(`${base}progress/`);
  await page.getByText(en.notKept).waitFor();
  const file = '{"program":"paying-attention","version":1,"read":["softmax"],"solved":[]}';
  expect(await addFromFile(page, file)).toBe(en.added(1, 0));
  expect(await page.locator('.progress-mark').count()).toBe(1);
  await saveToFile(page, en);
  await page.getByRole('button', { name: en.reset }).click();
  await page.getByRole('button', { name: en.yes }).click();
  expect(await page.locator('.progress-mark').count()).toBe(0);
  open.expectQuiet();
});

test('where storage is full the same; once there is room it is kept', async () => {
  const page = await visitHaving('softmax/', ['masks']);
  const before = await stored(page);
  await page.evaluate(() => {
    for (let size = 4_000_000, n = 0; size >= 1; n += 1) {
      try {
        localStorage.setItem(`filler${n}`, 'x'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  await toggle(page).click();
  expect(await spoken(page, 'softmax')).toBe('Softmax (read)');
  expect(await page.locator('.chapter-end [role="status"]').innerText()).toBe(en.notKeptHere);
  expect(await stored(page)).toBe(before);

  const other = await page.context().newPage();
  await other.goto(`${base}progress/`);
  await other.getByText(en.notKept).waitFor();
  await other.close();

  await page.evaluate(() => {
    for (const name of Object.keys(localStorage))
      if (name.startsWith('filler')) localStorage.removeItem(name);
  });
  await toggle(page).click();
  await toggle(page).click();
  expect(await page.locator('.chapter-end [role="status"]').innerText()).toBe('');
  expect(parseProgress((await stored(page))!)).toHaveProperty(
    'progress.read',
    new Set(['masks', 'softmax']),
  );
  await open!.goto(`${base}progress/`);
  await page.locator('.controls:not(.waiting)').waitFor();
  expect(await page.getByText(en.notKept).count()).toBe(0);
  open!.expectQuiet();
});

test('a stored text that cannot be read stays until something is marked, and a copy of it after', async () => {
  open = await openPage();
  const { page } = open;
  await page.goto(`${base}robots.txt`);
  await page.evaluate((name) => localStorage.setItem(name, '{"program":"paying'), key);
  await open.goto(`${base}progress/`);
  await open.goto(`${base}softmax/`);
  expect(await page.locator('.progress-mark').count()).toBe(0);
  expect(await stored(page)).toBe('{"program":"paying');
  await toggle(page).click();
  expect(parseProgress((await stored(page))!)).toHaveProperty(
    'progress.read',
    new Set(['softmax']),
  );
  expect(await page.evaluate((name) => localStorage.getItem(`${name}.unreadable`), key)).toBe(
    '{"program":"paying',
  );
  open.expectQuiet();
});

test('by keyboard alone: marked at the end of a chapter, saved, asked, kept, forgotten, had back', async () => {
  const page = await visit('softmax/');
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  const tabTo = async (wanted: Locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there');
  };
  await page.locator('main a').last().focus();
  for (let presses = 0; presses < 10; presses += 1) {
    if (await toggle(page).evaluate((button) => button === document.activeElement)) break;
    await keyboard.press('Shift+Tab');
  }
  await keyboard.press('Space');
  expect(await toggle(page).getAttribute('aria-pressed')).toBe('true');
  await keyboard.press('Tab');
  expect(await focused()).toBe(en.yours);
  await keyboard.press('Enter');
  await page.locator('.controls:not(.waiting)').waitFor();

  await page.locator('.progress-page a').last().focus();
  await tabTo(page.getByRole('button', { name: en.save }));
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe(en.fileName);
  await keyboard.press('Tab');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.press('Space')]);
  await chooser.setFiles([]);
  await tabTo(page.getByRole('button', { name: en.reset }));

  await keyboard.press('Enter');
  expect(await focused()).toBe(en.no);
  await keyboard.press('Escape');
  expect(await focused()).toBe(en.reset);
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  expect(await focused()).toBe(en.reset);
  expect(await stored(page)).not.toBe(null);
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  expect(await focused()).toBe(en.yes);
  await keyboard.press('Enter');
  expect(await stored(page)).toBe(null);
  expect(await focused()).toBe(en.undo);
  await keyboard.press('Enter');
  expect(await stored(page)).not.toBe(null);
  expect(await focused()).toBe(en.reset);
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing where marks are shown, %s',
  async (colorScheme) => {
    const page = await visit('softmax/', { colorScheme });
    await toggle(page).click();
    expect(await violations(page)).toEqual([]);
    await open!.goto(base);
    expect(await violations(page)).toEqual([]);
    await open!.goto(`${base}es/progress/`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: es.reset }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: es.yes }).click();
    expect(await violations(page)).toEqual([]);
  },
);
