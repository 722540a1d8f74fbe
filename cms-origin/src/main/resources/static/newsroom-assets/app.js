import './in-place.js';
import './live-preview.js';
import './pictures.js';
import './propagation-view.js';
