/**
 * Serves the page without a network. The build puts in the list of its files and a version made of their content;
 * a page always gets files of one version, and a newer one waits until a person takes it.
 */
const version = '__VERSION__';
const assets = ['__ASSETS__'];

const scope = self.registration.scope;
// Two copies of the app may live on one host, each under its own path.
const family = `scalescope ${scope} `;
const cacheName = family + version;

self.addEventListener('install', (event) => {
  // All or nothing: where one file cannot be had, the version before stays.
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(assets.map(toRequest))));
});

/** Files under `assets/` have their hash in the name; any other must not come from the browser's own cache. */
function toRequest(path) {
  const cache = path.startsWith('assets/') ? 'default' : 'reload';
  return new Request(new URL(path, scope), { cache });
}

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldest().then(() => self.clients.claim()));
});

/** Another tab may still show the version before: its files stay until the next one comes. */
async function dropOldest() {
  const older = (await caches.keys()).filter((key) => key.startsWith(family) && key !== cacheName);
  await Promise.all(older.slice(0, -1).map((key) => caches.delete(key)));
}

self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  const isPage = request.mode === 'navigate' && (path === '' || path === 'index.html');
  event.respondWith(answer(request, isPage ? scope : request.url));
});

async function answer(request, key) {
  // A module script carries an Origin, which hosts name in Vary: that is no other file.
  const options = { ignoreVary: true };
  const present = await (await caches.open(cacheName)).match(key, options);
  return present ?? (await caches.match(key, options)) ?? fetch(request);
}
