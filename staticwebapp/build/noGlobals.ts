import type { Plugin } from 'vite';
import { seenAll } from './seen.ts';

/** What Lit leaves on the window, by module: lists of the versions that are loaded, and a map that only decorators use. */
const traces: Readonly<Record<string, readonly [RegExp, string][]>> = {
  'lit-html.js': [[/\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\)/, '0']],
  'lit-element.js': [[/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, '0']],
  'reactive-element.js': [
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\)/, '0'],
    [/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=/, 'const litPropertyMetadata='],
  ],
};

/** Takes them away: the window of another site is not ours. Ends the build when a version of Lit writes them in another way. */
export function noGlobals(): Plugin {
  const { see, ...whole } = seenAll('no-globals', ...Object.keys(traces));
  return {
    name: 'no-globals',
    apply: 'build',
    ...whole,
    transform: {
      filter: { id: /(?<!development)\/(lit-html|lit-element|reactive-element)\.js$/ },
      handler(code, id) {
        const name = id.slice(id.lastIndexOf('/') + 1);
        see(name);
        return (traces[name] ?? []).reduce((text, [trace, instead]) => {
          if (!trace.test(text))
            this.error(`${name} no longer has ${trace}: look at what it leaves on the window now.`);
          return text.replace(trace, instead);
        }, code);
      },
    },
  };
}
