// Asking an issuer: where it is asked and where not, whatever its name leads to, and how much of an answer is read.

import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedFetch, type Lookup } from '../../../server/auth/oidc/guarded-fetch.ts'
import { isPublicAddress } from '../../../server/auth/oidc/public-address.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
})

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return address === null || typeof address === 'string' ? 0 : address.port
}

const leadingTo =
  (...addresses: readonly string[]): Lookup =>
  (_hostname, _options, found) =>
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )

describe('where an issuer is asked', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
    ...['100.64.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:127.0.0.1'],
    ...['::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'ff02::1', 'ikke en adresse', ''],
  ])('[OID4] (T-090) %s is no public address', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '2a00:1450:4001::1', '2606:4700::1111'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ['https://127.0.0.1/', leadingTo()],
    ['https://[::1]/', leadingTo()],
    ['https://2130706433/', leadingTo()],
    ['https://id.eksempel.no/', leadingTo('169.254.169.254')],
    ['https://id.eksempel.no/', leadingTo('10.0.0.1')],
    ['https://id.eksempel.no/', leadingTo('::1')],
    ['https://id.eksempel.no/', leadingTo('1.1.1.1', '127.0.0.1')],
    ['https://id.eksempel.no/', leadingTo()],
    ['http://id.eksempel.no/', leadingTo('1.1.1.1')],
  ])('[OID4] (T-090) %s is not asked, wherever the name leads', async (url, lookup) => {
    await expect(guardedFetch({ allowLoopback: false, lookup })(url, {})).rejects.toThrow(/NotAsked|public|https/)
  })

  it('[OID4] (T-090) a name that leads elsewhere at the second look is asked where it led at the first', async () => {
    const port = await serve((_, response) => response.end('{}'))
    let looks = 0
    const turning: Lookup = (hostname, options, found) => {
      looks += 1
      leadingTo(looks === 1 ? '127.0.0.1' : '169.254.169.254')(hostname, options, found)
    }
    const fetch = guardedFetch({ allowLoopback: true, lookup: turning })
    const answer = await fetch(`http://id.eksempel.no:${port}/`, {})
    expect([answer.status, looks]).toEqual([200, 1])
    await expect(fetch(`http://id.eksempel.no:${port}/`, {})).rejects.toThrow('not at a public address')
  })

  it('[OID4] (T-090) a redirect is not followed', async () => {
    let reached = false
    const inner = await serve((_, response) => {
      reached = true
      response.end('hemmelig')
    })
    const outer = await serve((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${inner}/` }).end(),
    )
    const answer = await guardedFetch({ allowLoopback: true })(`http://127.0.0.1:${outer}/`, {})
    expect([answer.status, reached]).toEqual([302, false])
  })

  it.each([
    ['that never comes', () => undefined],
    ['that never ends', (response: ServerResponse) => void response.write('{')],
  ] as const)('[OID4] (T-090) an answer %s is not waited for', async (_, begin) => {
    const port = await serve((_request, response) => begin(response))
    const asked = guardedFetch({ allowLoopback: true, waitMs: 50 })(`http://127.0.0.1:${port}/`, {})
    await expect(asked).rejects.toThrow(/abort|timeout/i)
  })

  it('[OID4] (T-090) more than 1 MiB is not read', async () => {
    const port = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', more)
      more()
    })
    await expect(guardedFetch({ allowLoopback: true })(`http://127.0.0.1:${port}/`, {})).rejects.toThrow(
      'more than is read',
    )
  })
})
