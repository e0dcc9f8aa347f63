import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serializeProgress, type Progress } from './progress.ts';

vi.mock('#exercises/catalogue.ts', () => ({
  solvable: { softmax: ['softmax-by-hand', 'softmax-axis'] },
}));

const key = 'paying-attention.progress';

/** What a browser keeps for a site, with a quota in characters; it tells the tabs other than the one in front. */
class FakeStorage {
  readonly items = new Map<string, string>();
  quota = Infinity;
  readonly tabs: EventTarget[] = [];

  getItem(name: string): string | null {
    return this.items.get(name) ?? null;
  }
  setItem(name: string, text: string): void {
    const others = [...this.items].filter(([other]) => other !== name);
    const used = [...others, [name, text]].join('').length;
    if (used > this.quota) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(name, text);
    this.#tell();
  }
  removeItem(name: string): void {
    this.items.delete(name);
    this.#tell();
  }
  #tell(): void {
    for (const tab of this.tabs) if (tab !== window) tab.dispatchEvent(new Event('storage'));
  }
}

let storage: FakeStorage;
beforeEach(() => {
  storage = new FakeStorage();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The store as one more tab has it, with its window. */
async function openTab(localStorage: FakeStorage | undefined = storage) {
  const window = Object.assign(new EventTarget(), { localStorage });
  vi.stubGlobal('window', window);
  vi.resetModules();
  const tab = {
    ...(await import('./progress-store.ts')),
    ...(await import('./whole-progress.ts')),
  };
  localStorage?.tabs.push(window);
  return { ...tab, window };
}

/** The same without storage: as Head.astro leaves a window whose storage is denied. */
function openDenied() {
  return openTab(null as unknown as undefined);
}

function having(read: string[], solved: string[] = []): Progress {
  return { read: new Set(read), solved: new Set(solved) };
}

test('what is marked is stored, read again by the next page, and can be unmarked', async () => {
  const first = await openTab();
  first.markRead('softmax', true);
  first.markRead('masks', true);
  first.markSolved('softmax-axis');
  first.markRead('masks', false);
  expect(first.keeping()).toBe('kept');

  const next = await openTab();
  expect(next.currentProgress()).toEqual(having(['softmax'], ['softmax-axis']));
  expect(next.isSolved('softmax-axis')).toBe(true);
  expect(next.isSolved('softmax-by-hand')).toBe(false);
});

test('the last mark taken away leaves nothing in the browser', async () => {
  const { markRead } = await openTab();
  markRead('softmax', true);
  markRead('softmax', false);
  expect(storage.items.size).toBe(0);
});

test('a tab that another one overtook adds to what is there', async () => {
  const one = await openTab();
  const other = await openTab();
  one.markRead('softmax', true);
  other.markRead('masks', true);
  expect(one.currentProgress()).toEqual(having(['softmax', 'masks']));
});

test('listeners hear what there is, each change here and in other tabs, until they end it', async () => {
  const one = await openTab();
  const other = await openTab();
  const heard: Progress[] = [];
  const end = other.subscribe((progress) => heard.push(progress));
  expect(heard).toEqual([having([])]);
  other.markRead('masks', true);
  vi.stubGlobal('window', one.window);
  one.markRead('softmax', true);
  expect(heard).toEqual([having([]), having(['masks']), having(['masks', 'softmax'])]);
  end();
  one.markRead('pipeline', true);
  expect(heard.length).toBe(3);
});

test('a page that Back brings back looks again', async () => {
  const one = await openTab();
  const listener = vi.fn();
  one.subscribe(listener);
  storage.items.set(key, serializeProgress(having(['masks'])));
  one.window.dispatchEvent(new Event('pageshow'));
  expect(listener).toHaveBeenLastCalledWith(having(['masks']));
});

test('where storage is denied all goes on, on this page only', async () => {
  const tab = await openDenied();
  expect(tab.currentProgress()).toEqual(having([]));
  expect(tab.keeping()).toBe('only this page');
  expect(tab.hasRoom()).toBe(false);
  tab.markRead('softmax', true);
  tab.markSolved('softmax-axis');
  expect(tab.currentProgress()).toEqual(having(['softmax'], ['softmax-axis']));
  tab.resetProgress();
  expect(tab.currentProgress()).toEqual(having([]));
});

test('where storage is full a mark lasts on this page, with what is stored; once there is room it is stored', async () => {
  const tab = await openTab();
  tab.markRead('softmax', true);
  const before = storage.getItem(key);
  storage.quota = before!.length + key.length + 10;
  expect(tab.hasRoom()).toBe(false);
  tab.markRead('attention-in-models', true);
  expect(tab.keeping()).toBe('only this page');
  expect(tab.currentProgress()).toEqual(having(['softmax', 'attention-in-models']));
  expect(storage.getItem(key)).toBe(before);

  storage.quota = Infinity;
  expect(tab.hasRoom()).toBe(true);
  tab.markRead('masks', true);
  expect(tab.keeping()).toBe('kept');
  expect((await openTab()).currentProgress()).toEqual(
    having(['softmax', 'attention-in-models', 'masks']),
  );
  tab.markRead('attention-in-models', false);
  expect(tab.currentProgress()).toEqual(having(['softmax', 'masks']));
});

test('asking for room leaves nothing behind', async () => {
  const { hasRoom } = await openTab();
  expect(hasRoom()).toBe(true);
  expect(storage.items.size).toBe(0);
});

test.each(['{"program', '{"program":"paying-attention","version":2}', 'x'.repeat(200_000)])(
  'a stored text that cannot be read counts as nothing, and is kept aside once something is marked (%#)',
  async (broken) => {
    storage.items.set(key, broken);
    const { currentProgress, subscribe, markRead, resetProgress } = await openTab();
    subscribe(() => undefined);
    expect(currentProgress()).toEqual(having([]));
    expect([...storage.items]).toEqual([[key, broken]]);

    markRead('softmax', true);
    markRead('masks', true);
    expect(currentProgress()).toEqual(having(['softmax', 'masks']));
    expect(storage.getItem(`${key}.unreadable`)).toBe(broken.slice(0, 100_000));

    resetProgress();
    expect(storage.items.size).toBe(0);
  },
);

test('a broken text that cannot be kept aside is not overwritten', async () => {
  const broken = `{"program${' '.repeat(5_000)}`;
  storage.items.set(key, broken);
  storage.quota = 6_000;
  const { markRead, currentProgress, keeping } = await openTab();
  markRead('softmax', true);
  expect(storage.getItem(key)).toBe(broken);
  expect(currentProgress()).toEqual(having(['softmax']));
  expect(keeping()).toBe('only this page');
});

test('all of it can be replaced, and forgotten', async () => {
  const { replaceProgress, resetProgress, currentProgress } = await openTab();
  replaceProgress(having(['softmax', 'masks'], ['softmax-axis']));
  expect((await openTab()).currentProgress()).toEqual(
    having(['softmax', 'masks'], ['softmax-axis']),
  );
  resetProgress();
  expect(currentProgress()).toEqual(having([]));
  expect(storage.items.size).toBe(0);
});

test('while the site is built, where there is no window, nothing is marked', async () => {
  vi.resetModules();
  const { currentProgress, isSolved } = await import('./progress-store.ts');
  expect(currentProgress()).toEqual(having([]));
  expect(isSolved('softmax-axis')).toBe(false);
});
