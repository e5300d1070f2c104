import './element/DigitalTwin.ts';
import type { PersonaShown } from './element/DigitalTwin.ts';

document.querySelector('digital-twin')?.addEventListener('digital-twin-persona', (shown: PersonaShown) => {
  document.title = shown.detail.name;
});
