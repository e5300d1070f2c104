import { passOn, serve } from './servers.mjs';

const body = `\uFEFF<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthorizationPermissionMismatch</Code><Message>This request is not authorized to perform this operation using this permission.
RequestId:00000000-0000-0000-0000-000000000000
Time:2026-01-01T00:00:00.0000000Z</Message></Error>`;

/** Blob Storage to an identity whose role has not arrived: the first `times` requests are refused, the others go to `target`. */
export async function forbiddingStorage(t, target, times) {
  let left = times;
  return serve(t, (incoming, outgoing) => {
    if (left-- <= 0) return void passOn(target, incoming, outgoing);
    incoming.resume();
    outgoing
      .writeHead(403, { 'content-type': 'application/xml', 'x-ms-error-code': 'AuthorizationPermissionMismatch' })
      .end(body);
  });
}
