/** The programs that checks run: where the machine has them, and Debian's packages where one is missing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What the search asks of the machine; the unit tests answer in the machine's place. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  isRoot: boolean;
  /** The text of /etc/os-release, or '' where there is none. */
  osRelease: string;
  isExecutable(path: string): boolean;
  /** Whether the program starts and says a version that matches. */
  answers(path: string, version: RegExp): boolean;
  say(sentence: string): void;
  run(command: string, args: string[], env?: Record<string, string>): void;
}

/** Programs that some check cannot do without. */
export interface Need {
  /** What is looked for, as a sentence says it. */
  what: string;
  usedBy: string;
  packages: readonly string[];
  /** What else a person can do who has no Debian. */
  otherwise: string;
}

/** The program that an environment variable names, or undefined where the variable is not set. */
export function programNamedBy(machine: Machine, variable: string): string | undefined {
  const path = machine.env[variable];
  if (!path || machine.isExecutable(path)) return path || undefined;
  throw new Error(`${variable} is ${path}, which is not a program that can be run.`);
}

/** What the search finds; installs Debian's packages where that is possible and needed, and says so first. */
export function findOrInstall<Found>(
  machine: Machine,
  { what, usedBy, packages, otherwise }: Need,
  search: () => Found | undefined,
): Found {
  const found = search();
  if (found) return found;
  const names = packages.join(' and ');
  if (!canInstallDebianPackages(machine)) {
    const asRoot = hasDebianBrowsers(machine)
      ? `run "apt-get install ${packages.join(' ')}" as root, or `
      : '';
    throw new Error(`No ${what} was found for ${usedBy}: ${asRoot}${otherwise}.`);
  }
  machine.say(`No ${what} was found: installing Debian's ${names} with apt-get for ${usedBy}.`);
  installDebianPackages(machine, packages);
  const installed = search();
  if (installed) return installed;
  throw new Error(`apt-get installed ${names}, yet no ${what} was found.`);
}

/** Where programs of these names would stand, in the order of the names. */
export function placesInPath({ platform, env }: Machine, names: readonly string[]): string[] {
  const { delimiter, join } = platform === 'win32' ? win32 : posix;
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

function canInstallDebianPackages(machine: Machine): boolean {
  return (
    machine.platform === 'linux' &&
    machine.isRoot &&
    hasDebianBrowsers(machine) &&
    machine.isExecutable('/usr/bin/apt-get')
  );
}

/** Ubuntu's browser packages only fetch a snap, which a container cannot run. */
function hasDebianBrowsers(machine: Machine): boolean {
  return isLike(machine, 'debian') && !isLike(machine, 'ubuntu');
}

function installDebianPackages(machine: Machine, packages: readonly string[]): void {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  machine.run('apt-get', ['update'], quiet);
  machine.run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet);
}

export function isLike({ osRelease }: Machine, system: string): boolean {
  return new RegExp(`^ID(_LIKE)?=.*\\b${system}\\b`, 'm').test(osRelease);
}

export function thisMachine(): Machine {
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
    answers(path, version) {
      // On Windows --version opens a window instead of answering.
      if (process.platform === 'win32') return true;
      const answer = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
      return answer.status === 0 && version.test(answer.stdout);
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
