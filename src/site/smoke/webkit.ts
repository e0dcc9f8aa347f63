/** WebKit as GTK packages it, over classic WebDriver, in a window on a display in memory. */
import { createServer, type AddressInfo } from 'node:net';
import { callSource, start, temporaryHome } from './driven-browser.ts';
import type { DrivenBrowser } from './driven-browser.ts';
import type { WebKitPrograms } from './find-browsers.ts';

interface Answer {
  value: unknown;
}

interface Failure {
  error: string;
  message: string;
}

export async function openWebKit({ driver, display }: WebKitPrograms): Promise<DrivenBrowser> {
  const home = temporaryHome();
  const screen = start(display, [
    ...['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'],
  ]);
  const number = await screen.says(/^(\d+)\n/m);
  const port = await freePort();
  const program = start(driver, [`--port=${port}`], {
    DISPLAY: `:${number}`,
    GDK_BACKEND: 'x11',
    HOME: home.path,
    XDG_RUNTIME_DIR: home.path,
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(`${origin}/status`);

  async function send<Result>(method: string, path: string, body?: object): Promise<Result> {
    const response = await fetch(origin + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as Answer;
    if (!response.ok) {
      const { error, message } = value as Failure;
      throw new Error(`${method} ${path}: ${error}: ${message}`);
    }
    return value as Result;
  }

  const { sessionId, capabilities } = await send<{
    sessionId: string;
    capabilities: { browserVersion: string };
  }>('POST', '/session', { capabilities: {} });
  const session = `/session/${sessionId}`;
  await send('POST', `${session}/timeouts`, { script: 100_000, pageLoad: 60_000 });

  return {
    name: `WebKitGTK ${capabilities.browserVersion}`,
    hasWindow: true,
    async goto(url) {
      await send('POST', `${session}/url`, { url });
    },
    async run(inPage, ...args) {
      const script = `const done = arguments[0];
        ${callSource(inPage, args)}.then(
          (text) => done({ text }),
          (error) => done({ error: String(error) }),
        );`;
      const { text, error } = await send<{ text: string; error?: string }>(
        'POST',
        `${session}/execute/async`,
        { script, args: [] },
      );
      if (error !== undefined) throw new Error(error);
      return JSON.parse(text);
    },
    async perform(sources) {
      await send('POST', `${session}/actions`, { actions: sources });
    },
    async resize(width, height) {
      await send('POST', `${session}/window/rect`, { x: 0, y: 0, width, height });
    },
    screenshot() {
      return send<string>('GET', `${session}/screenshot`);
    },
    async close() {
      await send('DELETE', session);
      await program.stop();
      await screen.stop();
      home.remove();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`${url} does not answer.`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
