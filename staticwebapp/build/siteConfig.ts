const devices =
  'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(self), payment=(), usb=()';

/** What other sites may load: their pages fetch module scripts, and what those import, with CORS. */
const forAllSites = { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' };

/**
 * staticwebapp.config.json: how Static Web Apps, and the local host after it, serve the built page.
 * @param api The API's origin, where that is not the page's own.
 */
export function siteConfig(api?: string) {
  return {
    navigationFallback: {
      rewrite: '/index.html',
      exclude: ['/api/*', '/assets/*', '/*.{css,html,ico,js,json,map,png,svg,txt,webmanifest,xml}'],
    },
    routes: [
      // Their names change with what is in them.
      { route: '/assets/*', headers: { ...forAllSites, 'Cache-Control': 'public, max-age=31536000, immutable' } },
      // Its name can't change, for it stands in pages of other people.
      { route: '/digital-twin.js', headers: { ...forAllSites, 'Cache-Control': 'public, max-age=300' } },
      { route: '/favicon.svg', headers: { 'Cache-Control': 'public, max-age=86400' } },
    ],
    globalHeaders: {
      'Content-Security-Policy': contentSecurityPolicy(api),
      'Cache-Control': 'no-cache',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': devices,
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
      // The hosts that an answer's links name must not even be looked up.
      'X-DNS-Prefetch-Control': 'off',
    },
  };
}

function contentSecurityPolicy(api: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self'${api ? ` ${api}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
