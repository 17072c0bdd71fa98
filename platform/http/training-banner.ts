import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { docxType } from '../documents/fill-template.ts'
import { markDocx, trainingWords } from '../documents/training-paper.ts'

/**
 * Outside the console's own root, so that no page of ours can leave it out, and repeated by the
 * browser on every sheet of paper. It takes no click and covers nothing that can be pressed.
 */
const banner = `<style>
#training{position:fixed;inset:0;z-index:2147483647;pointer-events:none;border:6px solid #8a5a00}
#training b{position:absolute;left:0;right:0;bottom:0;padding:3px 8px;background:#8a5a00;color:#fff;font:600 14px/1.4 sans-serif;text-align:center}
body,.nav{padding-bottom:64px}
</style><aside id="training" aria-label="${trainingWords.zh}"><b>${trainingWords.zh} · <span lang="en">${trainingWords.en}</span></b></aside>`

/**
 * Marks everything that leaves a training city: each page, each paper that is made, each file's name.
 * A page is never taken from a cache, where one without the mark may lie.
 */
export function markTraining(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (!request.url.startsWith('/assets/')) {
      for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) {
        delete request.raw.headers[name]
      }
    }
    done()
  })
  server.addHook('onSend', async (_request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    const name = reply.getHeader('content-disposition')
    if (typeof name === 'string') {
      const mark = encodeURIComponent('演练-')
      void reply.header('content-disposition', name.replace("UTF-8''", `UTF-8''${mark}`))
    }
    if (type.startsWith(docxType) && Buffer.isBuffer(payload)) return resized(markDocx(payload))
    if (!type.startsWith('text/html')) return payload
    const page = (await wholeOf(payload)).replace(/<\/body>|$/i, (end) => `${banner}${end}`)
    return resized(Buffer.from(page, 'utf8'))

    function resized(content: Buffer): Buffer {
      for (const header of ['etag', 'last-modified']) void reply.removeHeader(header)
      void reply.header('content-length', content.length).header('cache-control', 'no-store')
      return content
    }
  })
}

async function wholeOf(payload: unknown): Promise<string> {
  if (payload instanceof Readable) return (await buffer(payload)).toString('utf8')
  if (Buffer.isBuffer(payload)) return payload.toString('utf8')
  return typeof payload === 'string' ? payload : ''
}
