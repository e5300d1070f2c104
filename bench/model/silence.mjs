// MPEG 1 layer III, 64 kbit/s, 44,100 Hz, mono, without a checksum. A frame whose side information is all zeros holds no sound.
const head = [0xff, 0xfb, 0x50, 0xc0];
const frameBytes = Math.floor((144 * 64_000) / 44_100);
const samplesOfFrame = 1_152;

/** An mp3 of about so many seconds in which nothing is heard: what the fake model says. */
export function silenceOf(seconds) {
  const frame = Buffer.alloc(frameBytes);
  Buffer.from(head).copy(frame);
  return Buffer.concat(Array(Math.max(1, Math.ceil((seconds * 44_100) / samplesOfFrame))).fill(frame));
}
