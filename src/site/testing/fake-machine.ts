import type { Machine } from './machine.ts';

export const debian = 'ID=debian\nVERSION_ID="12"\n';
export const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';

/** The programs that Debian's packages bring. */
const brought: Record<string, string> = {
  chromium: '/usr/bin/chromium',
  'firefox-esr': '/usr/bin/firefox-esr',
  'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
  xvfb: '/usr/bin/Xvfb',
};

/** A Debian with these programs, all of which answer; what it is told and asked is recorded. */
export function machineWith(
  programs: string[],
  changes: Partial<Machine> = {},
): { machine: Machine; events: string[] } {
  const events: string[] = [];
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    osRelease: debian,
    isExecutable: (path) => programs.includes(path),
    answers: () => true,
    say: (sentence) => events.push(`say: ${sentence}`),
    run: (command, args, env) => {
      events.push(`run: ${command} ${args.join(' ')} ${JSON.stringify(env)}`);
      programs.push(...args.flatMap((name) => brought[name] ?? []));
    },
    ...changes,
  };
  return { machine, events };
}
