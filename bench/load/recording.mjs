/** A wav of so many seconds, 16,000 samples a second in one channel of 16 bits: a tone that swells, so that it isn't silence. */
export function recordingOf(seconds) {
  const rate = 16_000;
  const samples = Buffer.alloc(2 * Math.ceil(seconds * rate));
  for (let at = 0; at < samples.length / 2; at++) {
    const time = at / rate;
    samples.writeInt16LE(Math.round(9_000 * Math.sin(2 * Math.PI * 220 * time) * Math.sin(Math.PI * time)), 2 * at);
  }
  return Buffer.concat([headOf(samples.length, rate), samples]);
}

function headOf(size, rate) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + size, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(size, 40);
  return head;
}
