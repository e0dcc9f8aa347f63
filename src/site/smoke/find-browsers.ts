/** Finds the browsers other than Chromium: Firefox, and WebKit as GNU/Linux packages it. */
import {
  findOrInstall,
  placesInPath,
  programNamedBy,
  thisMachine,
  type Machine,
  type Need,
} from '../testing/machine.ts';

/** The programs that drive WebKit; WebKitWebDriver knows where its browser stands. */
export interface WebKitPrograms {
  driver: string;
  /** WebKitGTK has no windowless mode: its window opens on a display in memory. */
  display: string;
}

const usedBy = 'npm run test:browsers';

const firefox: Need = {
  what: 'Firefox',
  usedBy,
  packages: ['firefox-esr'],
  otherwise: 'install Firefox, or set FIREFOX_PATH to one',
};

const webkit: Need = {
  what: 'WebKitWebDriver (WebKitGTK) with Xvfb',
  usedBy,
  packages: ['webkit2gtk-driver', 'xvfb'],
  otherwise: 'install WebKitGTK’s WebDriver and Xvfb, which GNU/Linux systems package',
};

/** The path of Firefox; installs Debian's package where that is possible and says so first. */
export function findFirefox(machine: Machine = thisMachine()): string {
  const search = () =>
    [...placesInPath(machine, ['firefox', 'firefox-esr']), ...usualPlaces(machine)].find(
      (path) => machine.isExecutable(path) && machine.answers(path, /Firefox/),
    );
  return programNamedBy(machine, 'FIREFOX_PATH') ?? findOrInstall(machine, firefox, search);
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
