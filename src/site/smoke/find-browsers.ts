/** Finds the browsers other than Chromium: Firefox, and WebKit as GNU/Linux packages it. */
import {
  canInstallDebianPackages,
  installDebianPackages,
  isLike,
  placesInPath,
  thisMachine,
} from '../testing/machine.ts';
import type { Machine } from '../testing/machine.ts';

/** The programs that drive WebKit; WebKitWebDriver knows where its browser stands. */
export interface WebKitPrograms {
  driver: string;
  /** WebKitGTK has no windowless mode: its window opens on a display in memory. */
  display: string;
}

interface Need {
  /** What is looked for, as a sentence says it. */
  what: string;
  packages: readonly string[];
  /** What else a person can do who has no Debian. */
  otherwise: string;
}

const firefox: Need = {
  what: 'Firefox',
  packages: ['firefox-esr'],
  otherwise: 'install Firefox, or set FIREFOX_PATH to one',
};

const webkit: Need = {
  what: 'WebKitWebDriver (WebKitGTK) with Xvfb',
  packages: ['webkit2gtk-driver', 'xvfb'],
  otherwise: 'install WebKitGTK’s WebDriver and Xvfb, which GNU/Linux systems package',
};

/** The path of Firefox; installs Debian's package where that is possible and says so first. */
export function findFirefox(machine: Machine = thisMachine()): string {
  const chosen = machine.env.FIREFOX_PATH;
  if (chosen) {
    if (machine.isExecutable(chosen)) return chosen;
    throw new Error(`FIREFOX_PATH is ${chosen}, which is not a program that can be run.`);
  }
  return findOrInstall(machine, firefox, () =>
    [...placesInPath(machine, ['firefox', 'firefox-esr']), ...usualPlaces(machine)].find(
      (path) => machine.isExecutable(path) && machine.answers(path, /Firefox/),
    ),
  );
}

/** The paths of what drives WebKit; installs Debian's packages where that is possible and says so first. */
export function findWebKit(machine: Machine = thisMachine()): WebKitPrograms {
  const first = (name: string) =>
    [...placesInPath(machine, [name]), `/usr/bin/${name}`].find((path) =>
      machine.isExecutable(path),
    );
  return findOrInstall(machine, webkit, () => {
    const [driver, display] = [first('WebKitWebDriver'), first('Xvfb')];
    return driver && display ? { driver, display } : undefined;
  });
}

function findOrInstall<Found>(
  machine: Machine,
  need: Need,
  search: () => Found | undefined,
): Found {
  const found = search();
  if (found) return found;
  const names = need.packages.join(' and ');
  if (!canInstallDebianPackages(machine)) {
    const asRoot =
      isLike(machine, 'debian') && !isLike(machine, 'ubuntu')
        ? `run "apt-get install ${need.packages.join(' ')}" as root, or `
        : '';
    throw new Error(
      `npm run test:browsers needs ${need.what} and found none: ${asRoot}${need.otherwise}.`,
    );
  }
  machine.say(
    `No ${need.what} was found: installing Debian's ${names} with apt-get for npm run test:browsers.`,
  );
  installDebianPackages(machine, need.packages);
  const installed = search();
  if (installed) return installed;
  throw new Error(`apt-get installed ${names}, yet no ${need.what} was found.`);
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin')
    return ['', env.HOME ?? ''].map(
      (home) => `${home}/Applications/Firefox.app/Contents/MacOS/firefox`,
    );
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)']]
      .filter((folder) => folder !== undefined)
      .map((folder) => `${folder}\\Mozilla Firefox\\firefox.exe`);
  return ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/opt/firefox/firefox'];
}
