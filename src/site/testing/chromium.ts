/**
 * Finds the browser that the browser tests drive: Chromium, Chrome or Edge as the machine has it,
 * so that nothing is downloaded from outside the system's own packages.
 */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import {
  canInstallDebianPackages,
  installDebianPackages,
  isLike,
  placesInPath,
  thisMachine,
} from './machine.ts';
import type { Machine } from './machine.ts';

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

  if (!canInstallDebianPackages(machine)) throw new Error(whatToDo(machine));
  machine.say(
    `No Chromium was found: installing Debian's package ${debianPackage} with apt-get for the browser tests.`,
  );
  installDebianPackages(machine, [debianPackage]);
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
  return candidates(machine).find(
    (path) => machine.isExecutable(path) && machine.answers(path, /Chrom|Edge/),
  );
}

function candidates(machine: Machine): string[] {
  return [...placesInPath(machine, namesInPath), ...usualPlaces(machine.platform, machine.env)];
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

function whatToDo(machine: Machine): string {
  const need = 'The browser tests need Chromium, Chrome or Edge and found none. ';
  const orPath = ', or set CHROMIUM_PATH to a Chromium-based browser.';
  if (isLike(machine, 'ubuntu')) return `${need}Install Google Chrome's .deb package${orPath}`;
  if (isLike(machine, 'debian'))
    return `${need}Run "apt-get install ${debianPackage}" as root${orPath}`;
  return `${need}Install one of them${orPath}`;
}
