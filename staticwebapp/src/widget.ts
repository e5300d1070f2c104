/** The script for other sites: one line of theirs loads it, and `<digital-twin>` is there. */
import './element/DigitalTwin.ts';
