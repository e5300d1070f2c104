/** 'v20.19.4', '10.0.100-rc.1' or '>=20.19' as [major, minor, patch]; undefined when no version stands in it. */
export function parseVersion(text) {
  const match = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text);
  return match ? match.slice(1).map((part) => Number(part || 0)) : undefined;
}

export function isAtLeast(found, wanted) {
  const differing = found.findIndex((part, index) => part !== wanted[index]);
  return differing === -1 || found[differing] > wanted[differing];
}
