interface Policy {
  createHTML(html: string): string;
}

interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/**
 * The HTML as a document that runs and loads nothing. A page may forbid HTML made from strings (`require-trusted-types-for`)
 * except under a policy that it names; ours is made at first use, so that a script loaded a second time makes none.
 *
 * @throws TypeError when the page forbids it all the same.
 */
export function parseInert(html: string): HTMLElement {
  const rules: Policy = { createHTML: (text) => text };
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('digital-twin', rules) ?? rules;
  return new DOMParser().parseFromString(policy.createHTML(html), 'text/html').body;
}
