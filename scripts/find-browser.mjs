import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const installed = {
  linux: [
    // Opens a page in half the time of a whole browser without a screen.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    if (!folder) return [];
    return [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  }),
};

/**
 * Path of a Chromium-based browser, or undefined. `CHROMIUM_PATH` comes first, then the one Playwright
 * downloads, then what the system has.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    ...(installed[process.platform] ?? []),
  ];
  return candidates.find((path) => path && existsSync(path));
}

/**
 * Launch options for Playwright: the browser found and flags that keep it quiet and whole in a container.
 * @returns {import('@playwright/test').LaunchOptions}
 */
export function browserLaunchOptions() {
  const executablePath = findBrowser();
  const isRoot = process.getuid?.() === 0;
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
  };
}
