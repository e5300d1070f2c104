import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../lib/package/refusal.mjs';

test('The official packages are not refused', () => {
  assert.equal(refusal('official', 'NuGet has them all'), undefined);
});

test('The stand-ins are refused in one sentence that says why and what to do', () => {
  const sentence = refusal('standins', 'NuGet here lacks PdfPig');
  assert.match(
    sentence,
    /\(NuGet here lacks PdfPig\).* Azure would start nothing;.*--packages=probe.*UseStandIns unset/,
  );
  assert.equal(sentence.match(/\.(\s|$)/g).length, 1);
});
