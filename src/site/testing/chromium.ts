/**
 * Finds the browser that the browser tests drive: Chromium, Chrome or Edge as the machine has it,
 * so that nothing is downloaded from outside the system's own packages.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** What the search asks of the machine; the unit test answers in the machine's place. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  isRoot: boolean;
  /** The text of /etc/os-release, or '' where there is none. */
  osRelease: string;
  isExecutable(path: string): boolean;
  /** Whether the program starts and says that it is a browser. */
  answers(path: string): boolean;
  say(sentence: string): void;
  run(command: string, args: string[], env?: Record<string, string>): void;
}

/** It brings a font along: fontconfig, which it needs, depends on one. */
const debianPackage = 'chromium';

const namesInPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

/** The browser's path; installs Debian's package where that is possible and says so first. */
export function findChromium(machine: Machine = thisMachine()): string {
  const chosen = machine.env.CHROMIUM_PATH;
  if (chosen) {
    if (machine.isExecutable(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is not a program that can be run.`);
  }

  const found = search(machine);
  if (found) return found;

  if (!canInstallDebianPackage(machine)) throw new Error(whatToDo(machine));
  machine.say(
    `No Chromium was found: installing Debian's package ${debianPackage} with apt-get for the browser tests.`,
  );
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  machine.run('apt-get', ['update'], quiet);
  machine.run('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], quiet);
  const installed = search(machine);
  if (installed) return installed;
  throw new Error(`apt-get installed ${debianPackage}, yet no Chromium was found.`);
}

/** Starts the browser; the caller closes it. */
export function launchBrowser(executablePath = findChromium()): Promise<Browser> {
  return chromium.launch({ executablePath, ...launchOptions(process.getuid?.() === 0) });
}

export function launchOptions(isRoot: boolean): { chromiumSandbox: boolean; args: string[] } {
  return {
    // The sandbox refuses to start as root, which is what containers run as.
    chromiumSandbox: !isRoot,
    args: [
      '--disable-gpu',
      '--disable-dev-shm-usage',
      // The browser asks nothing of the network on its own account.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

function search(machine: Machine): string | undefined {
  return candidates(machine).find((path) => machine.isExecutable(path) && machine.answers(path));
}

function candidates({ platform, env }: Machine): string[] {
  const { delimiter, join } = platform === 'win32' ? win32 : posix;
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const inPath = namesInPath.flatMap((name) =>
    folders.map((folder) => join(folder, name + suffix)),
  );
  return [...inPath, ...usualPlaces(platform, env)];
}

function usualPlaces(platform: NodeJS.Platform, env: Machine['env']): string[] {
  if (platform === 'darwin') {
    return ['', env.HOME ?? ''].flatMap((home) => [
      `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
    ]);
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        `${folder}\\Chromium\\Application\\chrome.exe`,
        `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
        `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
      ]);
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ];
}

/** Ubuntu's package of that name only fetches a snap, which a container cannot run. */
function canInstallDebianPackage(machine: Machine): boolean {
  return (
    machine.platform === 'linux' &&
    machine.isRoot &&
    isLike(machine, 'debian') &&
    !isLike(machine, 'ubuntu') &&
    machine.isExecutable('/usr/bin/apt-get')
  );
}

function isLike({ osRelease }: Machine, system: string): boolean {
  return new RegExp(`^ID(_LIKE)?=.*\\b${system}\\b`, 'm').test(osRelease);
}

function whatToDo(machine: Machine): string {
  const need = 'The browser tests need Chromium, Chrome or Edge and found none. ';
  const orPath = ', or set CHROMIUM_PATH to a Chromium-based browser.';
  if (isLike(machine, 'ubuntu')) return `${need}Install Google Chrome's .deb package${orPath}`;
  if (isLike(machine, 'debian'))
    return `${need}Run "apt-get install ${debianPackage}" as root${orPath}`;
  return `${need}Install one of them${orPath}`;
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    osRelease: readOsRelease(),
    isExecutable(path) {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
    answers(path) {
      // On Windows --version opens a window instead of answering.
      if (process.platform === 'win32') return true;
      const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
      return answer.status === 0 && /Chrom|Edge/.test(answer.stdout);
    },
    say(sentence) {
      console.log(sentence);
    },
    run(command, args, env) {
      execFileSync(command, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
    },
  };
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
