const kinds = [
  { kind: 'azurite', is: /^twin\b.*azurite/i },
  { kind: 'twin', is: /^twin\b/i },
  { kind: 'peer', is: /^peer\b/i },
  { kind: 'model', is: /^model\b/i },
];

/** The class that gives a subject its colour; the twin's two storages are shades of one. */
export const kindOf = (subject) => kinds.find(({ is }) => is.test(subject))?.kind ?? 'other';

/** The colours are of Okabe and Ito's palette, which people tell apart who see red and green alike. */
export const style = `
svg { --ink: #1f2328; --soft: #59636e; --grid: #dfe3e8; --paper: #ffffff; --missed: #b3261e;
  --twin: #0072b2; --azurite: #9fd0ee; --peer: #d55e00; --model: #8c959f; --other: #b25d92; }
@media (prefers-color-scheme: dark) {
  svg { --ink: #e6edf3; --soft: #9da7b3; --grid: #2b323b; --paper: #0d1117; --missed: #ff9a91;
    --twin: #3b9fe0; --azurite: #17496b; --peer: #f0893e; --model: #7d8590; --other: #d693bd; }
}
text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: var(--ink);
  font-variant-numeric: tabular-nums; }
.paper { fill: var(--paper); }
.heading { font-size: 22px; font-weight: 650; }
.panel { font-size: 15px; font-weight: 600; }
.soft { fill: var(--soft); }
.small { font-size: 11px; }
.right { text-anchor: end; }
.middle { text-anchor: middle; }
.value { font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.value tspan { font-weight: 400; font-size: 11px; fill: var(--soft); }
.missed { fill: var(--missed); font-weight: 600; }
.grid { stroke: var(--grid); }
.zero { stroke: var(--soft); }
.halo { stroke: var(--paper); stroke-width: 4; }
.whisker { stroke: var(--ink); stroke-width: 1.5; }
.arrow { fill: var(--ink); }
.target { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 3 2; }
.twin { fill: var(--twin); } .peer { fill: var(--peer); } .model { fill: var(--model); } .other { fill: var(--other); }
.azurite { fill: var(--azurite); stroke: var(--twin); stroke-width: 1.5; }
`;
