import { describe, expect, test } from 'vitest';
import { debian, machineWith, ubuntu } from '../testing/fake-machine.ts';
import { findFirefox, findWebKit } from './find-browsers.ts';

describe('Firefox', () => {
  test('is the one that FIREFOX_PATH names; a wrong name is an error', () => {
    const env = { PATH: '/usr/bin', FIREFOX_PATH: '/opt/mine' };
    expect(findFirefox(machineWith(['/usr/bin/firefox', '/opt/mine'], { env }).machine)).toBe(
      '/opt/mine',
    );
    expect(() => findFirefox(machineWith(['/usr/bin/firefox'], { env }).machine)).toThrow(
      'FIREFOX_PATH is /opt/mine',
    );
  });

  test('is found in PATH, but not where a stub for a missing snap stands', () => {
    const programs = ['/usr/bin/firefox', '/usr/bin/firefox-esr'];
    expect(findFirefox(machineWith(programs).machine)).toBe('/usr/bin/firefox');
    const { machine } = machineWith(programs, { answers: (path) => path.endsWith('-esr') });
    expect(findFirefox(machine)).toBe('/usr/bin/firefox-esr');
  });

  test('is found where macOS and Windows keep it', () => {
    const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
    expect(findFirefox(machineWith([mac], { platform: 'darwin' }).machine)).toBe(mac);
    const windows = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
    const env = { Path: 'C:\\Windows', PROGRAMFILES: 'C:\\Program Files' };
    expect(findFirefox(machineWith([windows], { platform: 'win32', env }).machine)).toBe(windows);
  });

  test('is installed by root on Debian, which is said first', () => {
    const { machine, events } = machineWith(['/usr/bin/apt-get'], { isRoot: true });
    expect(findFirefox(machine)).toBe('/usr/bin/firefox-esr');
    expect(events).toEqual([
      "say: No Firefox was found: installing Debian's firefox-esr with apt-get for npm run test:browsers.",
      'run: apt-get update {"DEBIAN_FRONTEND":"noninteractive"}',
      'run: apt-get install -y --no-install-recommends firefox-esr {"DEBIAN_FRONTEND":"noninteractive"}',
    ]);
  });
});

describe('WebKit', () => {
  test('is its driver and a display for its window', () => {
    const { machine } = machineWith(['/usr/local/bin/WebKitWebDriver', '/usr/bin/Xvfb']);
    expect(findWebKit(machine)).toEqual({
      driver: '/usr/local/bin/WebKitWebDriver',
      display: '/usr/bin/Xvfb',
    });
  });

  test('both are installed where one is missing', () => {
    const { machine, events } = machineWith(['/usr/bin/apt-get', '/usr/bin/WebKitWebDriver'], {
      isRoot: true,
    });
    expect(findWebKit(machine).display).toBe('/usr/bin/Xvfb');
    expect(events.at(-1)).toContain(
      'run: apt-get install -y --no-install-recommends webkit2gtk-driver xvfb',
    );
  });

  test('an installation that brings nothing is an error', () => {
    const { machine } = machineWith(['/usr/bin/apt-get'], { isRoot: true, run: () => undefined });
    expect(() => findWebKit(machine)).toThrow('yet no WebKitWebDriver');
  });
});

test.each([
  ['a user on Debian', { osRelease: debian }, ['apt-get install', 'apt-get install']],
  ['root on Ubuntu', { osRelease: ubuntu, isRoot: true }, ['FIREFOX_PATH', 'which GNU/Linux']],
  ['macOS', { osRelease: '', platform: 'darwin' as const }, ['FIREFOX_PATH', 'which GNU/Linux']],
])('%s without them: an error says what to do, and nothing is installed', (_, changes, advice) => {
  const { machine, events } = machineWith(['/usr/bin/apt-get'], changes);
  expect(() => findFirefox(machine)).toThrow(advice[0]);
  expect(() => findWebKit(machine)).toThrow(advice[1]);
  expect(events).toEqual([]);
});
