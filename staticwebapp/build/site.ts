import type { Plugin } from 'vite';
import { apiOrigin } from './apiOrigin.ts';
import { siteConfig } from './siteConfig.ts';

/** Puts staticwebapp.config.json beside the page, for the API that the page is built for. */
export function site(): Plugin {
  let config: string;
  return {
    name: 'site',
    apply: 'build',
    configResolved({ env }) {
      config = JSON.stringify(siteConfig(apiOrigin(env.VITE_API_URL)), undefined, 2);
    },
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'staticwebapp.config.json', source: `${config}\n` });
    },
  };
}
