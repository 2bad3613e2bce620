/** The one spelling of a mobile number: eleven digits, without country code, spaces or hyphens. */
export const normaliseMobile = (raw: string): string =>
  raw
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]+/gu, '')
    .replace(/^(\+86|0086)/, '')

/** QUAL-2: whether a normalised text can be a mobile number. Operators' ranges change, so none is encoded. */
export const isMobile = (text: string): boolean => /^1[3-9][0-9]{9}$/.test(text)
