import { createHash } from 'node:crypto';

/** Random choices that another run with the same seed makes again. */
export function seeded(seed) {
  let drawn = 0;
  const bytes = () => createHash('sha256').update(`${seed} ${drawn++}`).digest();
  const share = () => bytes().readUIntBE(0, 6) / 2 ** 48;
  return {
    share,
    between: (low, high) => low + Math.floor(share() * (high - low + 1)),
    pick: (list) => list[Math.floor(share() * list.length)],
    /** 22 characters of base64url, as the twin makes its own. */
    id: () => bytes().subarray(0, 16).toString('base64url'),
  };
}
