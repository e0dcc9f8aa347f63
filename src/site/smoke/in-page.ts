/**
 * What runs inside each page, in whatever browser: an ear for all that goes wrong, from before the
 * site's own scripts on, and hands that put demos and exercises to use.
 */

/** `window.smoke`, as `installInPage` makes it. */
export interface InPage {
  /** What the page said, threw or failed to load, so far. */
  heard: string[];
  /** Brings every island into view until it is alive; returns what stayed without life. */
  startIslands(): Promise<string[]>;
  /** The selectors of the demos, or of the exercises, in page order. */
  parts(kind: 'demo' | 'exercise'): string[];
  /** Brings a control into view, remembers what its demo shows, and says where to click it. */
  aim(part: string, control: string): Aim | null;
  /** Gives a slider the focus and remembers what its demo shows; says which way it can go. */
  focusSlider(part: string): 'left' | 'right' | null;
  /** Whether the demo that was aimed at shows something else now, apart from that control itself. */
  answered(): Promise<boolean>;
  /** Uses every control of a demo; returns those to which it did not answer. */
  useDemo(part: string): Promise<Used>;
  /** Saves files of every format that the demo offers; returns what is wrong with them. */
  saveFiles(part: string): Promise<Used>;
  /** Fills in what is not filled in yet, with a 7 or the first choice. */
  fillIn(part: string): void;
  /** Waits for the verdict on an exercise, unfolds its help, asks for other numbers; returns what failed. */
  finishExercise(part: string): Promise<string[]>;
  /** Follows every link of the text to a state of a demo; returns how many. */
  followPresets(): Promise<number>;
  /** Waits until the function says true, for at most these milliseconds. */
  until(holds: () => boolean, milliseconds?: number): Promise<boolean>;
  /** Fonts that could not be loaded. */
  brokenFonts(): string[];
}

export interface Aim {
  x: number;
  y: number;
  label: string;
  /** What lies over it, where something does. */
  coveredBy: string | null;
}

export interface Used {
  count: number;
  silent: string[];
}

declare global {
  interface Window {
    smoke: InPage;
  }
}

/** The script that every page runs first. */
export function firstScript(): string {
  return `(${installInPage})();`;
}

function installInPage(): void {
  const heard: string[] = [];

  window.addEventListener(
    'error',
    (event: Event) => {
      const { target } = event;
      if (event instanceof ErrorEvent) {
        heard.push(`uncaught ${event.message} (${event.filename}:${event.lineno}:${event.colno})`);
        return;
      }
      // Firefox says so of a module that it has already; an import that fails is heard itself.
      if (target instanceof HTMLLinkElement && target.rel === 'modulepreload') return;
      const { src, href } = target as Partial<HTMLImageElement & HTMLLinkElement>;
      heard.push(`could not load ${src ?? href}`);
    },
    true,
  );
  window.addEventListener('unhandledrejection', ({ reason }) =>
    heard.push(`unhandled rejection ${String(reason)}`),
  );
  document.addEventListener('securitypolicyviolation', (event) =>
    heard.push(`forbidden by ${event.violatedDirective}: ${event.blockedURI}`),
  );
  for (const level of ['error', 'warn', 'info', 'log', 'debug'] as const) {
    const say = console[level].bind(console);
    console[level] = (...words: unknown[]) => {
      heard.push(`console.${level} ${words.map(String).join(' ')}`);
      say(...words);
    };
  }
  const fetchFirst = window.fetch.bind(window);
  window.fetch = async (...asked) => {
    const response = await fetchFirst(...asked);
    if (!response.ok) heard.push(`could not load ${response.url}: ${response.status}`);
    return response;
  };

  // Files are looked into instead of being saved.
  const blobs = new Map<string, Blob>();
  const files: { name: string; blob: Blob | undefined }[] = [];
  const makeUrl = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const url = makeUrl(blob);
    if (blob instanceof Blob) blobs.set(url, blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) files.push({ name: this.download, blob: blobs.get(this.href) });
    else HTMLElement.prototype.click.call(this);
  };

  const pause = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));

  async function until(holds: () => boolean, milliseconds = 5_000): Promise<boolean> {
    const deadline = performance.now() + milliseconds;
    while (!holds()) {
      if (performance.now() > deadline) return false;
      await pause(8);
    }
    return true;
  }

  const all = <Found extends HTMLElement>(root: ParentNode, selector: string) => [
    ...root.querySelectorAll<Found>(selector),
  ];

  function isShown(element: Element): boolean {
    const style = getComputedStyle(element);
    return element.getClientRects().length > 0 && style.visibility === 'visible';
  }

  async function startIslands(): Promise<string[]> {
    const dead: string[] = [];
    for (;;) {
      const island = all(document, 'astro-island[ssr]:not([data-dead])')[0];
      if (!island) return dead;
      (island.firstElementChild ?? island).scrollIntoView({ block: 'center' });
      if (!(await until(() => !island.hasAttribute('ssr'), 20_000))) {
        island.dataset['dead'] = '';
        dead.push(island.getAttribute('component-url') ?? 'an island');
      }
    }
  }

  function partAt(selector: string): HTMLElement {
    const part = document.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`There is no ${selector} on this page.`);
    return part;
  }

  function labelOf(control: HTMLElement): string {
    const label =
      control.getAttribute('aria-label') ??
      control.closest('label')?.textContent ??
      control.textContent;
    return label.replace(/\s+/g, ' ').trim();
  }

  function markupOf(element: Element): string {
    return new XMLSerializer().serializeToString(element);
  }

  /** What a part shows, apart from one control with its label and from which switches are on. */
  function shownIn(part: HTMLElement, control: HTMLElement): string {
    const place = all(part, '*').indexOf(control.closest('label') ?? control);
    const copy = part.cloneNode(true) as HTMLElement;
    if (place >= 0) all(copy, '*')[place]!.remove();
    for (const element of all(copy, '*'))
      for (const name of [
        'aria-pressed',
        'aria-selected',
        'aria-expanded',
        'aria-current',
        'tabindex',
        'class',
      ])
        element.removeAttribute(name);
    const values = all<HTMLInputElement>(part, 'input, select')
      .filter((field) => field !== control)
      .map(({ value, checked }) => `${value} ${checked}`);
    return [markupOf(copy), ...values].join('\n');
  }

  let aimed: { part: HTMLElement; control: HTMLElement; before: string } | undefined;

  function take(selector: string, which: string): HTMLElement | undefined {
    const part = partAt(selector);
    const control = all(part, which).find(isShown);
    if (!control) return undefined;
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    aimed = { part, control, before: shownIn(part, control) };
    return control;
  }

  function aim(part: string, which: string): Aim | null {
    const control = take(part, which);
    if (!control) return null;
    const { left, top, width, height } = control.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const there = document.elementFromPoint(x, y);
    const isFree = there !== null && (control.contains(there) || there.contains(control));
    return {
      x,
      y,
      label: labelOf(control),
      coveredBy: isFree
        ? null
        : ((there && markupOf(there).slice(0, 160)) ?? 'nothing: it is out of view'),
    };
  }

  function focusSlider(part: string): 'left' | 'right' | null {
    const slider = take(part, 'input[type="range"]:enabled') as HTMLInputElement | undefined;
    if (!slider) return null;
    slider.focus();
    return Number(slider.value) < Number(slider.max) ? 'right' : 'left';
  }

  async function answered(): Promise<boolean> {
    if (!aimed) throw new Error('Nothing was aimed at.');
    const { part, control, before } = aimed;
    return until(() => shownIn(part, control) !== before);
  }

  /** One cell of each grid, and all other controls but those that save files or fill the screen. */
  function controlsOf(demo: HTMLElement): HTMLElement[] {
    const grids = all(demo, '[role="grid"]').flatMap((grid) => all(grid, '.cell').slice(0, 1));
    const others = all<HTMLButtonElement | HTMLInputElement>(demo, 'button, input, select').filter(
      (control) =>
        !control.disabled &&
        control.getAttribute('aria-disabled') !== 'true' &&
        !control.closest('.menu, [role="grid"]') &&
        !control.matches('.demo-tools .last'),
    );
    return [...others, ...grids].filter(isShown);
  }

  function write(field: HTMLInputElement | HTMLSelectElement, value: string): void {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Does with a control what it is for; false where it is where it can be already. */
  async function use(control: HTMLElement): Promise<boolean> {
    if (control instanceof HTMLSelectElement) {
      const other = [...control.options].find(
        (option) => !option.disabled && !option.hidden && option.value !== control.value,
      );
      if (other) write(control, other.value);
      return other !== undefined;
    }
    if (control instanceof HTMLInputElement) {
      const { type, value, max, min } = control;
      if (type === 'range') write(control, Number(value) === Number(max) ? min : max);
      else if (type === 'radio' || type === 'checkbox') {
        if (control.checked && type === 'radio') return false;
        control.click();
      } else if (value.trim() !== '' && Number.isFinite(Number(value))) {
        const isLargest = max !== '' && Number(value) >= Number(max);
        write(control, String(Number(value) + (isLargest ? -1 : 1)));
      } else write(control, 'una frase corta');
      return true;
    }
    if (control.matches('.cell.editable')) {
      control.click();
      const opened = await until(() => control.querySelector('input') !== null);
      const field = control.querySelector('input');
      if (!opened || !field) return true;
      write(field, Number(field.value) === 2 ? '1' : '2');
      await pause(0);
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      return true;
    }
    const isOn = control.matches('[aria-pressed="true"], [aria-selected="true"], [aria-current]');
    control.click();
    return !isOn;
  }

  async function useDemo(part: string): Promise<Used> {
    const demo = partAt(part);
    demo.scrollIntoView({ block: 'start', behavior: 'instant' });
    const used = new Set<string>();
    const again = new Map<string, string>();
    let count = 0;

    /** The controls by what they are and say, whatever numbers their labels show now. */
    function named(): Map<string, HTMLElement> {
      const found = new Map<string, HTMLElement>();
      for (const control of controlsOf(demo)) {
        const what = control.dataset['cell']?.split('.')[0] ?? labelOf(control);
        const kind = `${control.tagName.toLowerCase()} ${control.getAttribute('type') ?? ''}`;
        const start = `${kind} “${what.replace(/\d+/g, '#')}”`;
        let key = start;
        for (let n = 2; found.has(key); n += 1) key = `${start} ${n}`;
        found.set(key, control);
      }
      return found;
    }

    async function isSilent(control: HTMLElement, patience: number): Promise<boolean> {
      const before = shownIn(demo, control);
      const mustAnswer = await use(control);
      await pause(0);
      const changes = () => shownIn(demo, control) !== before;
      if (!mustAnswer) return false;
      return !(await until(changes, patience));
    }

    while (used.size < 150) {
      const next = [...named()].find(([key]) => !used.has(key));
      if (!next) break;
      const [key, control] = next;
      used.add(key);
      count += 1;
      if (await isSilent(control, 400)) again.set(key, labelOf(control));
    }
    if (again.size === count) return { count, silent: [...again.keys()] };

    // What was asked for may have been there already, or have meant nothing beside the others: again
    // after some of them, until it answers.
    const silent: string[] = [];
    for (const [key, label] of again) {
      let isStillSilent = true;
      for (const other of [...used].slice(0, 15)) {
        if (other === key) continue;
        const control = named().get(other);
        if (control) await use(control);
        await pause(0);
        const asked = named().get(key);
        isStillSilent = asked === undefined || (await isSilent(asked, 250));
        if (!isStillSilent) break;
      }
      if (isStillSilent) silent.push(`${key} (${label})`);
    }
    demo.querySelector<HTMLElement>('.demo-tools button')?.click();
    await pause(0);
    return { count, silent };
  }

  async function looksRight(name: string, blob: Blob): Promise<boolean> {
    const text = await blob.text();
    if (name.endsWith('.json')) return Object.keys(JSON.parse(text) as object).length > 0;
    if (name.endsWith('.csv')) return /\d/.test(text);
    if (name.endsWith('.svg')) {
      const drawn = new DOMParser().parseFromString(text, 'image/svg+xml');
      return (
        drawn.querySelector('parsererror') === null &&
        drawn.querySelector('path, rect, line, text') !== null
      );
    }
    const bitmap = await createImageBitmap(blob);
    const canvas = Object.assign(document.createElement('canvas'), {
      width: bitmap.width,
      height: bitmap.height,
    });
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    // Not one colour all over: the picture is in it. The caption stands below.
    const height = Math.floor(bitmap.height * 0.8);
    const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, height).data.buffer);
    return new Set(pixels).size > 2;
  }

  async function saveFiles(part: string): Promise<Used> {
    const demo = partAt(part);
    const menu = demo.querySelector<HTMLDetailsElement>('.menu');
    if (!menu) return { count: 0, silent: [] };
    const silent: string[] = [];
    let count = 0;
    const pictures = all(demo, '.plot-figure .picture > svg').length;
    const buttons = () => all(menu, '.items button:not([aria-expanded])');
    async function open(): Promise<void> {
      if (!menu!.open) menu!.querySelector('summary')!.click();
      await until(() => all(menu!, '.picture-row').length === pictures);
    }
    await open();
    // JSON, the first matrix as CSV, every picture in both formats.
    const wanted = buttons().flatMap((button, place) =>
      place < 2 || button.closest('.picture-row') ? [place] : [],
    );
    for (const place of wanted) {
      await open();
      const button = buttons()[place]!;
      const label = labelOf(button);
      const before = files.length;
      button.click();
      const isThere = await until(() => files.length > before, 10_000);
      count += 1;
      const file = files.at(-1);
      const isRight =
        isThere &&
        file?.blob !== undefined &&
        (await looksRight(file.name, file.blob).catch((error: unknown) => {
          heard.push(`${file.name} cannot be read: ${String(error)}`);
          return false;
        }));
      if (!isRight) silent.push(`save “${label}” (${isThere ? file?.name : 'no file'})`);
    }
    menu.open = false;
    return { count, silent };
  }

  function fillIn(part: string): void {
    const exercise = partAt(part);
    const radios = all<HTMLInputElement>(exercise, 'input[type="radio"]');
    if (!radios.some(({ checked }) => checked)) radios[0]?.click();
    for (const field of all<HTMLInputElement>(exercise, 'input[type="text"]'))
      if (field.value === '') write(field, '7');
  }

  async function finishExercise(part: string): Promise<string[]> {
    const exercise = partAt(part);
    const failed: string[] = [];
    // Only a verdict has something in bold: what is said of an answer that has gaps has not.
    const isJudged = await until(() => exercise.querySelector('.verdict b') !== null, 5_000);
    if (!isJudged)
      failed.push(`${part} gives no verdict: ${exercise.querySelector('.verdict')?.textContent}`);
    for (const help of all<HTMLDetailsElement>(exercise, 'details')) {
      if (!help.open) help.querySelector('summary')!.click();
      if (!(await until(() => help.open && isShown(help.lastElementChild!))))
        failed.push(`${part} does not unfold “${help.querySelector('summary')?.textContent}”`);
    }
    const others = all<HTMLButtonElement>(exercise, '.tools button:not(.check)')[0];
    if (others) {
      const shown = () => markupOf(exercise.querySelector('.question')!);
      const fields = () => markupOf(exercise.querySelector('form')!);
      const before = shown() + fields();
      others.click();
      if (!(await until(() => shown() + fields() !== before)))
        failed.push(`${part} has no other numbers`);
      if (!(await until(() => exercise.querySelector('.verdict > *') === null)))
        failed.push(`${part} keeps its verdict for other numbers`);
    }
    return failed;
  }

  async function followPresets(): Promise<number> {
    const links = all<HTMLAnchorElement>(document, 'main a[href*="="]').filter(
      (link) => link.pathname === location.pathname && /^#[\w-]+\.\w+=/.test(link.hash),
    );
    for (const link of links) {
      link.click();
      await pause(5);
    }
    return links.length;
  }

  window.smoke = {
    heard,
    startIslands,
    parts: (kind) =>
      all(document, `[data-${kind}]`).map((part) => `[data-${kind}="${part.dataset[kind]}"]`),
    aim,
    focusSlider,
    answered,
    useDemo,
    saveFiles,
    fillIn,
    finishExercise,
    followPresets,
    until,
    brokenFonts: () =>
      [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family),
  };
}
