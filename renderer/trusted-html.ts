interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown
}

/**
 * Lets Mantine write the text of its style elements and nothing else: CSS never needs a `<`, markup always does.
 * Runs before anything is drawn, because the page's policy asks every such text to be trusted.
 */
export function trustStyleTexts(page: { readonly trustedTypes?: PolicyFactory }): void {
  page.trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
  })
}
