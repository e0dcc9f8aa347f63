import { describe, expect, test } from 'vitest';
import { debian, machineWith, ubuntu } from './fake-machine.ts';
import { findChromium, launchOptions } from './chromium.ts';

const mint = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n';

describe('finding the browser', () => {
  test('CHROMIUM_PATH wins over everything else', () => {
    const { machine } = machineWith(['/usr/bin/chromium', '/opt/mine'], {
      env: { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/mine' },
    });
    expect(findChromium(machine)).toBe('/opt/mine');
  });

  test('a wrong CHROMIUM_PATH is an error, not a reason to take another browser', () => {
    const { machine } = machineWith(['/usr/bin/chromium'], {
      env: { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/gone' },
    });
    expect(() => findChromium(machine)).toThrow('CHROMIUM_PATH is /opt/gone');
  });

  test('names in PATH come before the usual places', () => {
    const { machine } = machineWith(['/usr/local/bin/google-chrome', '/snap/bin/chromium']);
    expect(findChromium(machine)).toBe('/usr/local/bin/google-chrome');
  });

  test('a program that is a stub for a missing snap is passed over', () => {
    const { machine } = machineWith(['/usr/bin/chromium-browser', '/usr/bin/google-chrome'], {
      answers: (path) => path !== '/usr/bin/chromium-browser',
    });
    expect(findChromium(machine)).toBe('/usr/bin/google-chrome');
  });

  test('macOS: in /Applications or in the home folder', () => {
    const chrome = '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const { machine } = machineWith([chrome], {
      platform: 'darwin',
      env: { PATH: '/usr/bin', HOME: '/Users/ada' },
    });
    expect(findChromium(machine)).toBe(chrome);
  });

  test('Windows: Edge, which every Windows has', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const { machine } = machineWith([edge], {
      platform: 'win32',
      env: { Path: 'C:\\Windows', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
    });
    expect(findChromium(machine)).toBe(edge);
  });
});

describe('when there is no browser', () => {
  test('root on Debian: it says so first, then installs the package', () => {
    const { machine, events } = machineWith(['/usr/bin/apt-get'], { isRoot: true });
    expect(findChromium(machine)).toBe('/usr/bin/chromium');
    expect(events).toEqual([
      "say: No Chromium was found: installing Debian's chromium with apt-get for the browser tests.",
      'run: apt-get update {"DEBIAN_FRONTEND":"noninteractive"}',
      'run: apt-get install -y --no-install-recommends chromium {"DEBIAN_FRONTEND":"noninteractive"}',
    ]);
  });

  test('an installation that brings no browser is an error', () => {
    const { machine } = machineWith(['/usr/bin/apt-get'], { isRoot: true, run: () => undefined });
    expect(() => findChromium(machine)).toThrow('yet no Chromium was found');
  });

  test.each([
    ['a user on Debian', { osRelease: debian }, 'run "apt-get install chromium'],
    ['root on Ubuntu', { osRelease: ubuntu, isRoot: true }, "install Google Chrome's .deb"],
    ['root on Mint', { osRelease: mint, isRoot: true }, "install Google Chrome's .deb"],
    ['macOS', { osRelease: '', platform: 'darwin' as const }, 'install Chromium, Chrome or Edge'],
  ])('%s: an error says what to do, and nothing is installed', (_, changes, advice) => {
    const { machine, events } = machineWith(['/usr/bin/apt-get'], changes);
    expect(() => findChromium(machine)).toThrow(advice);
    expect(() => findChromium(machine)).toThrow('CHROMIUM_PATH');
    expect(events).toEqual([]);
  });
});

test('the sandbox is given up as root only', () => {
  expect(launchOptions(true).chromiumSandbox).toBe(false);
  expect(launchOptions(false).chromiumSandbox).toBe(true);
  expect(launchOptions(false).args).not.toContain('--no-sandbox');
});
