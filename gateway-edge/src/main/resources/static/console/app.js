// Says what the console is made of. Every component registers itself and finds its data in a store under lib/.
import './components/session-badge.js';
import './components/here-panel.js';
import './components/pipeline-panel.js';
import './components/article-list.js';
import './components/writing-desk.js';
import './components/publish-view.js';
import './components/suite-cards.js';
