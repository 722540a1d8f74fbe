// Says what the page "Cache" is made of.
import './components/session-badge.js';
import './components/cache-bench.js';
import './components/purge-watch.js';
import './components/cache-figures.js';
