// Own origins: from which addresses pages of this server may change things and open live connections (SES2). Compared as whole origins.
// Called by server/start-server.ts once the port is known.

import { networkInterfaces } from 'node:os'
import { type Config, isLoopback } from './config.ts'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/** @param port the port the server really listens on @returns origins in the form a browser sends them */
export function ownOrigins(
  { host, publicOrigin }: Pick<Config, 'host' | 'publicOrigin'>,
  port: number,
): readonly string[] {
  if (publicOrigin !== null) return [publicOrigin]
  const everywhere = host === '0.0.0.0' || host === '::'
  const hosts = isLoopback(host)
    ? [bracketed(host), ...loopback]
    : everywhere
      ? [...loopback, ...addresses()]
      : [bracketed(host)]
  return [...new Set(hosts)].map((each) => new URL(`http://${each}:${port}`).origin)
}

function addresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).filter(({ address }) => !address.startsWith('fe80')).map(({ address }) => bracketed(address)),
  )
}

/** @returns the host as it stands in an address. */
export function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
