import { listOf, mapOf, matching, object, oneOf, text } from './shape.mjs';

const path = matching(/^\//);
const headers = mapOf(text);

// The headers that every page of the site carries, whatever serves it.
const always = { 'Content-Security-Policy': text, 'X-Content-Type-Options': oneOf('nosniff'), 'Referrer-Policy': text };

export const staticWebApp = object(
  { navigationFallback: object({ rewrite: path }, { exclude: listOf(path) }), globalHeaders: object(always, {}, text) },
  {
    routes: listOf(
      object({ route: path }, { headers, redirect: path, rewrite: path, statusCode: { type: 'integer' } }),
    ),
    responseOverrides: mapOf(object({}, { rewrite: path, redirect: path, statusCode: { type: 'integer' } })),
    mimeTypes: headers,
    trailingSlash: text,
  },
);
