const bars = 32;

/** How loud it is just now, from 0 to 1. */
export function loudness(analyser: AnalyserNode): number {
  return Math.min(1, 3 * rootMeanSquare(samplesOf(analyser)));
}

/** Draws the sound as bars around the middle, or where nothing may move, as one bar as long as it is loud. */
export function drawWave(canvas: HTMLCanvasElement, analyser: AnalyserNode, isStill: boolean): void {
  const picture = canvas.getContext('2d');
  if (!picture) return;
  const { width, height } = canvas;
  picture.clearRect(0, 0, width, height);
  picture.fillStyle = getComputedStyle(canvas).color;
  if (isStill) {
    picture.fillRect(0, height / 2 - 4, Math.max(4, width * loudness(analyser)), 8);
    return;
  }
  const samples = samplesOf(analyser);
  const share = samples.length / bars;
  for (let bar = 0; bar < bars; bar++) {
    const loud = rootMeanSquare(samples.subarray(bar * share, (bar + 1) * share));
    const tall = Math.max(4, Math.min(1, 4 * loud) * height);
    picture.fillRect((bar + 0.25) * (width / bars), (height - tall) / 2, width / bars / 2, tall);
  }
}

function samplesOf(analyser: AnalyserNode): Float32Array {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  return samples;
}

function rootMeanSquare(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
