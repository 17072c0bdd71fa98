type Described = {
  readonly info?: { readonly title?: string; readonly version?: string }
  readonly paths?: Readonly<Record<string, object | undefined>>
}

type Operation = {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    name: string
    in: string
    required?: boolean
    schema?: unknown
  }[]
  readonly requestBody?: unknown
  readonly responses?: unknown
}

type Entry = { readonly method: string; readonly path: string; readonly operation: Operation }

const methods = new Set(['get', 'post', 'put', 'patch', 'delete'])

/** The interface as one readable page, made from the same description as /api/openapi.json. */
export function apiPage(description: Described): string {
  const groups = Map.groupBy(entriesOf(description), ({ operation }) => operation.tags?.[0] ?? '')
  const sections = [...groups].toSorted(([left], [right]) => (left < right ? -1 : 1))
  const title = escapeHtml(description.info?.title ?? '')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>API · ${title}</title>
<style>body{font:15px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#262320;background:#faf8f5}
code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;background:#fff;border:1px solid #ddd6cc;padding:.75rem}
summary{cursor:pointer;padding:.4rem 0}summary b{display:inline-block;min-width:4.5rem}h2{border-bottom:1px solid #ddd6cc;margin-top:2rem}
nav a{margin-right:1rem}a{color:#7a3e65}</style></head><body>
<h1>${title}</h1>
<p>Every write takes the header <code>x-tiexin: 1</code> and may carry an <code>Idempotency-Key</code>.
Errors are <code>application/problem+json</code> with a stable <code>code</code>. A list answers
<code>{items, total, totalIsCapped}</code>. The machine-readable description is
<a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>
<nav aria-label="groups">${sections.map(([tag]) => `<a href="#${escapeHtml(tag)}">${escapeHtml(tag)}</a>`).join(' ')}</nav>
<main>${sections.map(([tag, entries]) => sectionOf(tag, entries)).join('\n')}</main></body></html>`
}

function entriesOf({ paths }: Described): Entry[] {
  return Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {})
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({ method, path, operation: operation as Operation })),
  )
}

function sectionOf(tag: string, entries: readonly Entry[]): string {
  return `<section id="${escapeHtml(tag)}"><h2>${escapeHtml(tag)}</h2>${entries.map(entryOf).join('')}</section>`
}

function entryOf({ method, path, operation }: Entry): string {
  const { summary, description, parameters, requestBody, responses } = operation
  const shown = { parameters, requestBody, responses }
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> — ${escapeHtml(summary ?? '')}</summary>
${description === undefined ? '' : `<p>${escapeHtml(description)}</p>`}
<pre>${escapeHtml(JSON.stringify(shown, null, 2))}</pre></details>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
