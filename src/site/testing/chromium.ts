/**
 * Finds the browser that the browser tests drive: Chromium, Chrome or Edge as the machine has it,
 * so that nothing is downloaded from outside the system's own packages.
 */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findOrInstall, isLike, placesInPath, programNamedBy, thisMachine } from './machine.ts';
import type { Machine } from './machine.ts';

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
  const need = {
    what: 'Chromium',
    usedBy: 'the browser tests',
    // It brings a font along: fontconfig, which it needs, depends on one.
    packages: ['chromium'],
    otherwise: `install ${isLike(machine, 'ubuntu') ? "Google Chrome's .deb package" : 'Chromium, Chrome or Edge'}, or set CHROMIUM_PATH to a Chromium-based browser`,
  };
  return (
    programNamedBy(machine, 'CHROMIUM_PATH') ?? findOrInstall(machine, need, () => search(machine))
  );
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
