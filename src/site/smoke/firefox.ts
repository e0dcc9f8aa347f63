/** Firefox without a window, over WebDriver BiDi, which it speaks itself: no driver beside it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callSource, start, temporaryHome } from './driven-browser.ts';
import type { DrivenBrowser } from './driven-browser.ts';

/** The browser asks nothing of the network on its own account. */
const preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#none',
  'toolkit.telemetry.enabled': false,
};

interface Answer {
  id?: number;
  type: 'success' | 'error' | 'event';
  result?: unknown;
  error?: string;
  message?: string;
}

interface Evaluated {
  type: 'success' | 'exception';
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

export async function openFirefox(path: string): Promise<DrivenBrowser> {
  const home = temporaryHome();
  writeFileSync(
    join(home.path, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const program = start(
    path,
    ['--headless', '--no-remote', '--profile', home.path, '--remote-debugging-port', '0'],
    { HOME: home.path },
  );
  const address = await program.says(/WebDriver BiDi listening on (ws:\/\/\S+)/);
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`Firefox does not answer at ${address}.`));
  });

  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  socket.onclose = () => {
    for (const end of waiting.values())
      end({ type: 'error', error: 'closed', message: 'Firefox has ended.' });
    waiting.clear();
  };
  let count = 0;
  async function send<Result>(method: string, params: object = {}): Promise<Result> {
    const id = (count += 1);
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.type === 'error') throw new Error(`${method}: ${answer.error}: ${answer.message}`);
    return answer.result as Result;
  }

  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  const { contexts } = await send<{ contexts: { context: string }[] }>('browsingContext.getTree');
  const { context } = contexts[0]!;

  return {
    name: `Firefox ${capabilities.browserVersion}`,
    hasWindow: false,
    async goto(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async run(inPage, ...args) {
      const evaluated = await send<Evaluated>('script.evaluate', {
        expression: callSource(inPage, args),
        awaitPromise: true,
        target: { context },
      });
      if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails?.text);
      return JSON.parse(evaluated.result!.value!);
    },
    async perform(sources) {
      await send('input.performActions', { context, actions: sources });
    },
    async resize(width, height) {
      await send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    async screenshot() {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      return data;
    },
    async close() {
      // It answers before it ends, or ends before it answers.
      await send('browser.close').catch(() => undefined);
      await program.stop();
      home.remove();
    },
  };
}
