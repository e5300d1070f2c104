import { regionName } from '../environment-names.mjs';

/**
 * Up to three of the regions `offered`, nearest to `location` first. `places` is what `az account list-locations` says of where
 * regions are; without it, or for a region it does not know, any three.
 */
export function nearest(location, offered, places) {
  const known = new Map(places.map((place) => [regionName(place.name), pointOf(place)]));
  const here = known.get(regionName(location));
  const distance = (name) => (here && known.get(name) ? angle(here, known.get(name)) : Number.POSITIVE_INFINITY);
  return [...offered]
    .filter((name) => name !== regionName(location))
    .sort()
    .sort((one, other) => compare(distance(one), distance(other)))
    .slice(0, 3);
}

const compare = (one, other) => (one === other ? 0 : one - other);

function pointOf({ metadata }) {
  const [latitude, longitude] = [metadata?.latitude, metadata?.longitude].map(Number.parseFloat);
  return Number.isFinite(latitude + longitude) ? { latitude, longitude } : undefined;
}

/** On a globe. */
function angle(one, other) {
  const [a, b, turn] = [one.latitude, other.latitude, one.longitude - other.longitude].map(
    (degrees) => (degrees * Math.PI) / 180,
  );
  return Math.acos(Math.min(1, Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn)));
}
