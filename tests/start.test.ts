import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startServer, tiexin } from './server-process.ts'

describe('starting the platform', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'tiexin-start-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  test('on a taken port ends at once with one line that names the port, and leaves nothing running', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve)
    })
    const { port } = other.address() as AddressInfo
    const env = { DATA_DIR: dataDir, PORT: String(port) }
    const { code, stderr } = await tiexin(env, 'start')
    other.close()
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `tiexin: port ${port} of 127.0.0.1 is taken; set PORT to another\n`,
    })
    const again = await startServer({ ...env, PORT: '0' })
    await again.stop()
  })

  test('a second time on the same data is refused by the first one’s process id', async () => {
    const first = await startServer({ DATA_DIR: dataDir, PORT: '0' })
    const { code, stderr } = await tiexin({ DATA_DIR: dataDir, PORT: '0' }, 'start')
    expect(code).toBe(1)
    expect(stderr).toContain(`in use by the server with process id ${first.pid}`)
    await first.stop()
  })
})
