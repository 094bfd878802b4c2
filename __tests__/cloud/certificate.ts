import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A certificate and its key, PEM. */
export type Identity = { readonly cert: string; readonly key: string }

const ECDSA_WITH_SHA256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))

/** Generates a private CA and a certificate for 127.0.0.1, so that no key is in the repository. */
export function createAuthority(): { readonly authority: string; readonly server: Identity } {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const isCa = extension([0x55, 0x1d, 0x13], sequence(der(0x01, Buffer.from([0xff]))))
  const loopback = der(0x87, Buffer.from([127, 0, 0, 1]))
  const names = extension([0x55, 0x1d, 0x11], sequence(loopback))
  return {
    authority: certificate('Test Authority', ca.publicKey, ca.privateKey, isCa),
    server: {
      cert: certificate('Test Cloud', leaf.publicKey, ca.privateKey, names),
      key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  }
}

/** An X.509 v3 certificate, valid for two days around now. */
function certificate(subject: string, publicKey: KeyObject, issuerKey: KeyObject, extensions: Buffer): string {
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    name('Test Authority'),
    sequence(time(-86_400_000), time(86_400_000)),
    name(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  )
  const signed = sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, issuerKey)))
  const lines = signed.toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content])
}

function sequence(...contents: Buffer[]): Buffer {
  return der(0x30, ...contents)
}

function oid(...bytes: number[]): Buffer {
  return der(0x06, Buffer.from(bytes))
}

function bits(content: Buffer): Buffer {
  return der(0x03, Buffer.from([0]), content)
}

function name(text: string): Buffer {
  return sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(text)))))
}

function time(fromNow: number): Buffer {
  const digits = new Date(Date.now() + fromNow).toISOString().replace(/\D/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${digits}Z`))
}

function extension(id: number[], value: Buffer): Buffer {
  return sequence(oid(...id), der(0x04, value))
}
