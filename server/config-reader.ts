// Reading of settings: one value of the environment at a time, with the mistake in it told in bokmål and English. An empty value counts as absent.
// Called by server/config.ts and the parts of it that stand in files of their own.

/** One wrong setting, by its name in the environment, in both languages. */
export interface ConfigMistake {
  readonly setting: string
  readonly nb: string
  readonly en: string
}

export type Environment = Readonly<Record<string, string | undefined>>
export type SettingReader = ReturnType<typeof settingReader>

/** @param mistakes every mistake is added to it, and what stands in place of the value is returned */
export function settingReader(environment: Environment, mistakes: ConfigMistake[]) {
  const text = (setting: string): string | undefined => {
    const value = environment[setting]?.trim()
    return value === '' ? undefined : value
  }
  const wrong = <Value>(mistake: ConfigMistake, value: Value): Value => {
    mistakes.push(mistake)
    return value
  }
  const oneOf = <const Value extends string>(
    setting: string,
    values: readonly Value[],
    otherwise: NoInfer<Value>,
  ): Value => {
    const given = text(setting)
    if (given === undefined) return otherwise
    const found = values.find((value) => value === given.toLowerCase())
    if (found !== undefined) return found
    const list = values.join(', ')
    return wrong(
      { setting, nb: `må være en av ${list}; er «${given}».`, en: `must be one of ${list}; is “${given}”.` },
      otherwise,
    )
  }
  return {
    text,
    oneOf,
    yes: (setting: string): boolean =>
      ['on', 'true', '1', 'yes'].includes(oneOf(setting, ['on', 'off', 'true', 'false', '1', '0', 'yes', 'no'], 'off')),
    whole(setting: string, o: { readonly min: number; readonly max: number; readonly otherwise: number }): number {
      const given = text(setting)
      if (given === undefined) return o.otherwise
      const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
      if (value >= o.min && value <= o.max) return value
      return wrong(
        {
          setting,
          nb: `må være et helt tall fra ${o.min} til ${o.max}; er «${given}».`,
          en: `must be a whole number from ${o.min} to ${o.max}; is “${given}”.`,
        },
        o.otherwise,
      )
    },
    origin(setting: string): string | null {
      const given = text(setting)
      if (given === undefined) return null
      const url = URL.canParse(given) ? new URL(given) : null
      const web = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
      if (web && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '') return url.origin
      return wrong(
        {
          setting,
          nb: `må være en adresse uten sti, som https://tavle.eksempel.no; er «${given}».`,
          en: `must be an address without a path, like https://board.example.no; is “${given}”.`,
        },
        null,
      )
    },
    /** A name or number, without the brackets it has in an address. */
    host: (setting: string): string => (text(setting) ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1'),
    serverUrl(setting: string, protocols: readonly string[]): string | null {
      const given = text(setting)
      if (given === undefined) return null
      if (URL.canParse(given) && protocols.includes(new URL(given).protocol.slice(0, -1))) return given
      const begins = protocols.map((protocol) => `${protocol}://`)
      // The value is not repeated: it may hold a password.
      return wrong(
        {
          setting,
          nb: `må begynne med ${begins.join(' eller ')} og være en gyldig adresse.`,
          en: `must begin with ${begins.join(' or ')} and be a valid address.`,
        },
        null,
      )
    },
  }
}
