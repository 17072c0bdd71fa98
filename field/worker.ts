type Lasting = { waitUntil(work: Promise<unknown>): void }
type Asked = Lasting & { readonly request: Request; respondWith(answer: Promise<Response>): void }

/** As much of a service worker's scope as is used: its types and the page's cannot be had at once. */
declare const self: {
  addEventListener(kind: 'install' | 'activate', heard: (event: Lasting) => void): void
  addEventListener(kind: 'fetch', heard: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
}

/** The page and what it names are all there is; the interface is never kept. */
const cacheName = 'tiexin-field'
const page = '/field/'

self.addEventListener('install', (event) => {
  event.waitUntil(renew().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  const isOurs = origin === self.location.origin && pathname.startsWith(page)
  if (request.method !== 'GET' || !isOurs) return
  if (request.mode === 'navigate') {
    event.respondWith(fromCache(page))
    event.waitUntil(renew().catch(() => undefined))
    return
  }
  event.respondWith(fromCache(request))
})

async function fromCache(wanted: Request | string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(wanted)) ?? fetch(wanted)
}

/**
 * Fetches the page and, where it is a new one, all it names before it takes the old one's place: a
 * line that breaks in between leaves the old program whole.
 */
async function renew(): Promise<void> {
  const cache = await caches.open(cacheName)
  const fresh = await fetch(page, { cache: 'no-cache' })
  if (!fresh.ok) throw new Error('the page did not come')
  const text = await fresh.clone().text()
  const known = await cache.match(page)
  if (known !== undefined && (await known.text()) === text) return
  const named = [...text.matchAll(/(?:src|href)="(\/field\/[^"]+)"/g)].map(([, path]) => path ?? '')
  await cache.addAll(named)
  await cache.put(page, fresh)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== page && !named.includes(pathname)) await cache.delete(url)
  }
}

// oxlint-disable-next-line require-module-specifiers -- makes this a module, whose `self` is its own
export {}
