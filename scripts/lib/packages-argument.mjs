import { parseArgs } from 'node:util';

const reading = { options: { packages: { type: 'string' } }, strict: false, allowPositionals: true, tokens: true };

/** Takes out --packages=WHICH and --packages WHICH: `packages` is the last of them, '' where it names nothing. */
export function takePackages(args) {
  const own = parseArgs({ ...reading, args }).tokens.filter(
    ({ kind, name }) => kind === 'option' && name === 'packages',
  );
  const taken = new Set(
    own.flatMap(({ index, inlineValue }) => (inlineValue === false ? [index, index + 1] : [index])),
  );
  const packages = own.length === 0 ? undefined : (own.at(-1).value ?? '');
  return { packages, rest: args.filter((_, index) => !taken.has(index)) };
}
