import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, read, ready, test } from './base';

test.use({ serviceWorkers: 'allow' });

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const subPath = '/tools/scalescope/';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** A static host that serves the build from a sub-path, and a second version of it once `next` is set. */
async function startHost() {
  const host = { next: false, address: '', server: null as Server | null };
  host.server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]?.slice(subPath.length) || 'index.html';
    try {
      let body: Buffer | string = readFileSync(dist + path);
      if (host.next && path === 'index.html')
        body = String(body).replace('<head>', '<head><meta name="generator" content="next">');
      if (host.next && path === 'sw.js')
        body = String(body).replace(/const version = '\w+'/, "const version = 'next'");
      // What the preview server and some hosts send: the copy must be found all the same.
      response.writeHead(200, {
        'content-type': types[extname(path)] ?? 'application/octet-stream',
        vary: 'Origin',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => host.server?.listen(0, '127.0.0.1', resolve));
  const { port } = host.server.address() as AddressInfo;
  host.address = `http://127.0.0.1:${port}${subPath}`;
  return {
    ...host,
    publishNext: () => {
      host.next = true;
    },
    stop: () => {
      host.server?.closeAllConnections();
      return new Promise<void>((resolve) => host.server?.close(() => resolve()) ?? resolve());
    },
  };
}

/** Opens the page and waits until its copy for offline is there. */
async function openKept(page: Page, address: string): Promise<void> {
  await page.goto(`${address}#/explore?v=1&boot=0`);
  await ready(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true);
}

test('without a network the page, its screens and its bundled data are there', async ({
  page,
  context,
}) => {
  const host = await startHost();
  await openKept(page, host.address);
  const before = (await read(page, 'Optimal parameters')).value;
  await host.stop();
  await context.setOffline(true);

  await page.reload();
  await ready(page);
  expect((await read(page, 'Optimal parameters')).value).toBe(before);
  await page.getByRole('combobox', { name: 'Dataset', exact: true }).selectOption('gadre-c4');
  await expect.poll(async () => (await read(page, 'Optimal parameters')).value).not.toBe(before);
  await page.getByRole('link', { name: 'Fit', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Trust it?' })).toBeVisible();
  await page.getByRole('link', { name: 'Laws', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Chinchilla' }).first()).toBeVisible();
});

test('a newer version is said and waits until it is taken; until then all is of one version', async ({
  page,
}) => {
  const host = await startHost();
  await openKept(page, host.address);
  const isNext = () => page.locator('meta[content="next"]').count();
  host.publishNext();

  await page.reload();
  await ready(page);
  const said = page.getByRole('status').filter({ hasText: 'A new version is ready' });
  await expect(said).toBeVisible({ timeout: 15_000 });
  expect(await isNext()).toBe(0);
  await said.getByRole('button', { name: 'Reload to update' }).click();
  await expect.poll(isNext).toBe(1);
  await ready(page);
  await host.stop();
});
