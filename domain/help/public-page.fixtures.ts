import type { FastifyInstance } from 'fastify'

/** Somebody at a browser without JavaScript and without cookies, at one address. */
export type Visitor = {
  open(path: string): Promise<string>
  /** Sends the page's form as a browser does: what it hides, and what was typed or pressed. */
  send(page: string, fields: Readonly<Record<string, string>>): Promise<string>
  /** The same with a file that was chosen. */
  sendFile(
    page: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly filename: string; readonly content: Buffer },
  ): Promise<string>
}

export function aVisitor(http: FastifyInstance, remoteAddress = '203.0.113.7'): Visitor {
  return {
    async open(path) {
      return (await http.inject({ method: 'GET', url: path, remoteAddress })).body
    },
    async send(page, fields) {
      const body = new URLSearchParams({ ...hiddenIn(page), ...fields }).toString()
      const answer = await http.inject({
        ...{ method: 'POST', url: actionOf(page), remoteAddress },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: body,
      })
      return answer.body
    },
    async sendFile(page, fields, { filename, content }) {
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...hiddenIn(page), ...fields })) {
        form.append(name, value)
      }
      form.append('file', new Blob([new Uint8Array(content)]), filename)
      const sent = new Response(form)
      const answer = await http.inject({
        ...{ method: 'POST', url: actionOf(page), remoteAddress },
        headers: { 'content-type': sent.headers.get('content-type') ?? '' },
        payload: Buffer.from(await sent.arrayBuffer()),
      })
      return answer.body
    },
  }
}

function actionOf(page: string): string {
  const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1]
  if (action === undefined) throw new Error('the page has no form')
  return plain(action)
}

function hiddenIn(page: string): Record<string, string> {
  const fields = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
  return Object.fromEntries(
    [...fields].map(([, name = '', value = '']) => [name, plain(value)] as const),
  )
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The 16 digits on the page; nothing where there are none. */
export function receiptOn(page: string): string | undefined {
  return /id="receipt">([\d ]{19})</.exec(page)?.[1]
}

/** Goes through all questions. @returns the last page */
export async function tellAll(
  visitor: Visitor,
  told: Readonly<
    Partial<
      Record<'topic' | 'safe' | 'place' | 'story' | 'name' | 'phone' | 'time' | 'avoid', string>
    >
  > = {},
): Promise<string> {
  const { topic = 'hurt', safe = 'yes', place = '', story = '他喝了酒就动手', ...contact } = told
  let page = await visitor.open('/help/ask')
  page = await visitor.send(page, { topic })
  page = await visitor.send(page, { safe })
  page = await visitor.send(page, { place })
  page = await visitor.send(page, {})
  page = await visitor.send(page, { story })
  return visitor.send(page, contact)
}
